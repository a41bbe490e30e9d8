package nl.korpsmonitor.service;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Collectors;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.NullMarked;

/** Holds the modules to the table of docs/architecture: who may use what. */
@AnalyzeClasses(
        packages = "nl.korpsmonitor",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoJarsOfTests.class})
class ArchitectureTest {
    /** Tests that one module lends to another are tests. */
    static final class NoJarsOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String EVENTS = "nl.korpsmonitor.events..";
    private static final String TRANSPARENCY = "nl.korpsmonitor.transparency..";
    private static final String LEDGER = "nl.korpsmonitor.ledger..";
    private static final String COMMAND = "nl.korpsmonitor.command..";
    private static final String QUERY = "nl.korpsmonitor.query..";
    private static final String SERVICE = "nl.korpsmonitor.service..";
    private static final String SPRING = "org.springframework..";
    private static final String AXON = "org.axonframework..";
    private static final String JSPECIFY = "org.jspecify..";

    @ArchTest
    static final ArchRule events_use_the_jdk_and_jackson_annotations_only = classes()
            .that()
            .resideInAPackage(EVENTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(EVENTS, "java..", "com.fasterxml.jackson.annotation..", JSPECIFY);

    @ArchTest
    static final ArchRule the_transparency_log_uses_the_jdk_only = classes()
            .that()
            .resideInAPackage(TRANSPARENCY)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(TRANSPARENCY, "java..", "javax.crypto..", "com.sun.net.httpserver..", JSPECIFY);

    @ArchTest
    static final ArchRule the_ledger_knows_neither_side_nor_the_web = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, QUERY, SERVICE, SPRING, "jakarta.servlet..");

    @ArchTest
    static final ArchRule the_command_side_never_sees_the_query_side = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(QUERY, SERVICE, TRANSPARENCY);

    @ArchTest
    static final ArchRule the_query_side_never_sees_the_command_side = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, SERVICE);

    @ArchTest
    static final ArchRule an_audit_judges_events_by_rules_of_its_own = classes()
            .that()
            .resideInAPackage("nl.korpsmonitor.query.audit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "nl.korpsmonitor.query.audit..", "nl.korpsmonitor.events..", LEDGER, "java..", JSPECIFY);

    /** What a dossier shows both derive by the same rules, on purpose; nothing else of what writes one plays a part when it is verified. */
    @ArchTest
    static final ArchRule what_verifies_a_dossier_uses_nothing_that_writes_one = noClasses()
            .that()
            .resideInAnyPackage(
                    "nl.korpsmonitor.service.dossier.verify..", "nl.korpsmonitor.service.dossier.contents..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nl.korpsmonitor.service.dossier");

    @ArchTest
    static final ArchRule of_the_query_side_one_adapter_knows_mongodb = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .and()
            .resideOutsideOfPackage("nl.korpsmonitor.query.readmodel.mongodb..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule one_package_knows_lucene = noClasses()
            .that()
            .resideOutsideOfPackage("nl.korpsmonitor.query.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.lucene..", "org.tartarus..");

    @ArchTest
    static final ArchRule views_and_comparisons_are_free_of_frameworks = classes()
            .that()
            .resideInAnyPackage("nl.korpsmonitor.query.view..", "nl.korpsmonitor.query.comparison..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "nl.korpsmonitor.query.view..",
                    "nl.korpsmonitor.query.comparison..",
                    EVENTS,
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    JSPECIFY);

    /** Of a subject's package only the aggregate and the web's door know a framework; decisions, folds and rules do not. */
    @ArchTest
    static final ArchRule decisions_are_free_of_frameworks = noClasses()
            .that()
            .resideInAnyPackage(
                    "nl.korpsmonitor.command.actor",
                    "nl.korpsmonitor.command.document",
                    "nl.korpsmonitor.command.edition",
                    "nl.korpsmonitor.command.inquiry",
                    "nl.korpsmonitor.command.ledger",
                    "nl.korpsmonitor.command.mandate",
                    "nl.korpsmonitor.command.organisation",
                    "nl.korpsmonitor.command.recommendation",
                    "nl.korpsmonitor.command.scorecard",
                    "nl.korpsmonitor.command.viewing")
            .and()
            .haveSimpleNameNotEndingWith("Aggregate")
            .and()
            .haveSimpleNameNotEndingWith("Writes")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPRING, AXON, "jakarta..", "tools.jackson..");

    /** Whoever reads confidential values is recorded first: over HTTP by this one class, and in a full export, which asks the ledger for them itself. */
    @ArchTest
    static final ArchRule one_class_opens_confidential_values_for_readers = noClasses()
            .that()
            .resideOutsideOfPackage(LEDGER)
            .and()
            .doNotHaveFullyQualifiedName("nl.korpsmonitor.query.web.ledger.Opening")
            .and()
            .doNotHaveFullyQualifiedName("nl.korpsmonitor.service.importing.RehearsalTrail")
            .and()
            // For a decision that carries a value on, confidential as it was; it shows it to nobody.
            .doNotHaveFullyQualifiedName("nl.korpsmonitor.command.deciding.References")
            .should()
            .callMethod(Trail.class, "opened", long.class);

    /** The other way to the same values, with the salts that prove them: only a bundle and a confidential dossier have it, after the viewing was recorded. */
    @ArchTest
    static final ArchRule two_classes_open_disclosures_for_readers = noClasses()
            .that()
            .resideOutsideOfPackage(LEDGER)
            .and()
            .doNotHaveFullyQualifiedName("nl.korpsmonitor.query.web.ledger.BundleController")
            .and()
            .doNotHaveFullyQualifiedName("nl.korpsmonitor.service.dossier.Disclosing")
            .should()
            .accessTargetWhere(targetOwner(assignableTo(EntryDisclosures.class)));

    /** The rooms of the read API: of the others each uses two at most, {@code exchange} and {@code ledger}. */
    @ArchTest
    static final ArchRule rooms_of_the_read_api_stand_by_themselves = slices().matching("nl.korpsmonitor.query.web.(*)")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage("nl.korpsmonitor.query.web.exchange"))
            .ignoreDependency(
                    resideOutsideOfPackage("nl.korpsmonitor.query.web.exchange"),
                    resideInAnyPackage("nl.korpsmonitor.query.web.ledger"));

    /** Package ledger holds what its parts and its users share, and the facade that puts the parts together. */
    @ArchTest
    static final ArchRule no_cycles_between_packages = slices().matching("nl.korpsmonitor.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    nameMatching(
                            "nl\\.korpsmonitor\\.ledger\\.(Ledger|ReadOnlyLedger|TreeCheck|StoredTrail|StoredCommands|FollowedLedger|OpenLedger|SharedStore|LedgerPlace|KeyPlace|DocumentPlace)(\\$.*)?"),
                    alwaysTrue());

    @ArchTest
    static final ArchRule there_is_one_jackson_and_one_calendar = noClasses()
            .that()
            .resideInAPackage("nl.korpsmonitor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar");

    @ArchTest
    static final ArchRule only_command_lines_write_to_the_standard_streams = noClasses()
            .that()
            .resideOutsideOfPackages("nl.korpsmonitor.service.commandline..", "nl.korpsmonitor.transparency.verify..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static void every_package_is_null_marked(JavaClasses all) {
        List<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toList());
        assertThat(all).as("the classes of all modules are looked at").hasSizeGreaterThan(100);
        assertThat(unmarked).isEmpty();
    }
}
