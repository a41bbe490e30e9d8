package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.query.audit.AnswerCheckpoints;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private static final String HEAD =
            "{\"formatVersion\": 1, \"title\": \"T\", \"fictitious\": true, \"records\": [\n";

    /** An edition that is scored, and two organisations: 4 records about 3 subjects, on lines 2 to 6. */
    private static final String BASE = HEAD + """
            {"command": "open-edition", "subject": "edition/2019", "occurredOn": "2019-01-10", "title": "E",
             "provenance": "CONDUCTED_HERE"},
            {"command": "fix-framework", "subject": "edition/2019", "occurredOn": "2019-02-01", "framework": {"focusAreas": [{"focusArea": "INFORMATION", "weight": "1"}], "dimensions": [{"code": "a", "name": "A", "focusArea": "INFORMATION", "weight": "1"}, {"code": "b", "name": "B", "focusArea": "INFORMATION", "weight": "1"}], "scale": {"minimum": "0", "maximum": "10", "step": "0.5"}, "limits": {"conformNorm": "6.5", "conformNormInclusive": true, "aandacht": "5", "aandachtInclusive": true}, "rounding": {"decimals": 2, "mode": "HALF_UP", "beforeLimits": true}, "missing": "LEFT_OUT"}},
            {"command": "register-organisation", "subject": "organisation/x", "occurredOn": "unknown", "name": "X", "kind": "UNIT"},
            {"command": "register-organisation", "subject": "organisation/y", "occurredOn": "unknown", "name": "Y", "kind": "UNIT"}""";

    @TempDir
    private Path directory;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerOptions.in(directory));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void both_demo_files_are_recorded_whole_and_giving_them_again_records_nothing() {
        for (DemoFile demo : DemoFile.values()) {
            long before = ledger.size();
            assertThat(importer().importJson(demo.text(), true).faults())
                    .as("%s", demo)
                    .isEmpty();
            assertThat(ledger.size()).as("a dry run records nothing").isEqualTo(before);

            ImportReport report = importer().importJson(demo.text(), false);

            assertThat(report.faults()).isEmpty();
            assertThat(report.recorded()).isEqualTo(report.records());
        }
        long size = ledger.size();
        for (DemoFile demo : DemoFile.values()) {
            ImportReport again = importer().importJson(demo.text(), false);

            assertThat(again.clean()).isTrue();
            assertThat(again.recorded()).isZero();
            assertThat(again.repeated()).isEqualTo(again.records());
        }
        assertThat(ledger.size()).isEqualTo(size);
        for (long from = 1; from < size; from += 1_000) {
            assertThat(ledger.trail().page(EventFilter.ALL, from, 1_000))
                    .filteredOn(event -> !event.subject().type().equals("actor"))
                    .allSatisfy(event -> assertThat(event.fictitious())
                            .as("%s", event.subject())
                            .isEqualTo(event.subject().id().matches(".*(fictief-|/2011|/2013|/2015).*")));
        }
    }

    @Test
    void a_subject_with_a_fault_is_left_out_whole_with_what_needs_it_and_the_others_are_recorded() {
        String file = BASE + """
                ,
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"},
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01",
                 "dimension": "b",
                 "score": "99", "reason": "r"},
                {"command": "record-score", "subject": "scorecard/2019/y", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"},
                {"command": "rename-organisation", "subject": "organisation/z", "occurredOn": "2019-03-01", "name": "Z"},
                {"command": "record-score", "subject": "scorecard/2019/x/by/y", "occurredOn": "2019-03-01", "dimension": "a", "score": "7"}]}
                """;

        ImportReport dry = importer().importJson(file, true);
        ImportReport report = importer().importJson(file, false);

        assertThat(dry.faults()).isEqualTo(report.faults());
        assertThat(report.faults())
                .extracting(fault -> fault.line() + " " + fault.field())
                .as("a partner's card needs a partner, and a reason")
                .containsExactly("10 score", "12 code", "13 reason", "13 organisation");
        assertThat(report.leftOut().keySet())
                .extracting(Subject::id)
                .containsExactly("scorecard/2019/x", "organisation/z", "scorecard/2019/x/by/y");
        assertThat(report.recorded()).isEqualTo(5);
        assertThat(subjects())
                .containsExactly(
                        "edition/2019", "edition/2019", "organisation/x", "organisation/y", "scorecard/2019/y");
    }

    @Test
    void an_inquiry_is_imported_and_its_answer_gets_the_checkpoint_that_is_published_by_then() {
        String file = BASE + """
                ,
                {"command": "register-document", "subject": "document/q", "occurredOn": "2019-03-01", "title": "Q", "date": "2019-03-01"},
                {"command": "register-inquiry", "subject": "inquiry/kv-1", "occurredOn": "2019-03-01", "kind": "WOO_REQUEST", "source": "q",
                 "askedBy": "verzoeker", "question": "What?", "receivedOn": "2019-03-01", "ownerOrganisation": "x", "ownerOffice": "directie"},
                {"command": "answer-inquiry", "subject": "inquiry/kv-1", "occurredOn": "2019-03-02", "text": "Nothing.", "language": "EN",
                 "knownAt": 0, "withoutEvidence": true}]}
                """;

        ImportReport report = by(account("bob", Role.COORDINATOR, Role.PUBLISHER, Role.PARLIAMENTARY_OFFICER))
                .importJson(file, false);

        assertThat(report.faults()).isEmpty();
        InquiryAnswered answered = (InquiryAnswered)
                ledger.trail().event(ledger.size() - 1).orElseThrow().event();
        assertThat(answered.answer().checkpoint()).startsWith("korpsmonitor/ledger/");
    }

    @Test
    void other_roles_of_who_records_are_recorded_before_the_first_record_in_them() {
        String score = HEAD + """
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "%s", "score": "7", "reason": "r"}]}
                """;
        assertThat(by(account("ann", Role.PUBLISHER))
                        .importJson(BASE + "]}", false)
                        .faults())
                .isEmpty();
        long before = ledger.size();
        Account assessor = account("ann", Role.ASSESSOR);
        assertThat(by(assessor).importJson(score.formatted("a"), true).faults()).isEmpty();
        assertThat(ledger.size()).as("a dry run records nothing").isEqualTo(before);

        assertThat(by(assessor).importJson(score.formatted("a"), false).recorded())
                .isOne();
        assertThat(by(assessor).importJson(score.formatted("b"), false).recorded())
                .as("once")
                .isOne();
        assertThat(by(account("ann", Role.PUBLISHER))
                        .importJson(HEAD + """
                                        {"command": "register-organisation", "subject": "organisation/z", "occurredOn": "unknown", "name": "Z", "kind": "UNIT"}]}
                                        """, false)
                        .faults())
                .as("the first roles again")
                .isEmpty();
        assertThat(by(assessor)
                        .importJson(score.formatted("a").replace("/x", "/y"), false)
                        .recorded())
                .as("the second ones again")
                .isOne();

        assertThat(ledger.trail().page(EventFilter.ALL, before, 100))
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "actor-roles-changed",
                        "score-recorded",
                        "score-recorded",
                        "actor-roles-changed",
                        "organisation-registered",
                        "actor-roles-changed",
                        "score-recorded");
        assertThat(HistoryAudit.of(
                                ledger.trail(),
                                ledger.size(),
                                AuditLimits.DEFAULT,
                                AnswerCheckpoints.UNKNOWN,
                                (phase, done, total) -> {})
                        .observations()
                        .of(Check.ROLE_HELD))
                .isEmpty();
    }

    @Test
    void what_needs_a_subject_that_was_left_out_is_left_out_too_and_its_faults_come_after() {
        String file = BASE.replace("\"kind\": \"UNIT\"},", "\"kind\": \"CASTLE\"},") + """
                ,
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"}]}
                """;

        ImportReport report = importer().importJson(file, false);

        assertThat(report.leftOut().keySet())
                .extracting(Subject::id)
                .containsExactly("organisation/x", "scorecard/2019/x");
        assertThat(report.faults().getFirst())
                .hasToString("line 5, kind: " + report.faults().getFirst().message());
        assertThat(subjects()).containsExactly("edition/2019", "edition/2019", "organisation/y");
    }

    @Test
    void a_mended_file_given_again_records_only_what_was_missing() {
        String good = """
                ,
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"}]}
                """;
        importer().importJson(BASE + good.replace("\"7\"", "\"7.3\""), false);
        long before = ledger.size();

        ImportReport report = importer().importJson(BASE + good, false);

        assertThat(report.clean()).isTrue();
        assertThat(report.repeated()).isEqualTo(4);
        assertThat(report.recorded()).isEqualTo(1);
        assertThat(ledger.size()).isEqualTo(before + 1);
    }

    @Test
    void broken_off_at_any_record_it_can_be_given_again_and_ends_the_same() {
        for (int breakAt = 1; breakAt <= 4; breakAt++) {
            int at = breakAt;
            Progress breaking = (phase, done, total) -> {
                if (phase.equals("Recording") && done == at) {
                    throw new IllegalStateException("broken off");
                }
            };
            assertThatThrownBy(() -> importer(breaking).importJson(BASE + "]}", false))
                    .hasMessage("broken off");
        }
        assertThat(subjects())
                .as("the fourth try broke off before the fourth record")
                .hasSize(3);

        ImportReport report = importer().importJson(BASE + "]}", false);

        assertThat(report.repeated()).isEqualTo(3);
        assertThat(report.recorded()).isEqualTo(1);
    }

    @Test
    void saying_the_same_twice_in_one_file_records_it_twice_and_a_repeat_of_that_file_not_again() {
        String withdrawn = """
                ,
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"},
                {"command": "withdraw-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "oldScore": "7", "reason": "r"},
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"}]}
                """;

        ImportReport report = importer().importJson(BASE + withdrawn, false);
        ImportReport again = importer().importJson(BASE + withdrawn, false);

        assertThat(report.recorded()).isEqualTo(7);
        assertThat(again.repeated()).isEqualTo(7);
        assertThat(subjects()).filteredOn(s -> s.equals("scorecard/2019/x")).hasSize(3);
    }

    @Test
    void invented_records_never_reach_what_is_real_nor_the_other_way_round() {
        importer().importJson(BASE.replace("true", "false") + "]}", false);
        String rename = HEAD
                + "{\"command\": \"rename-organisation\", \"subject\": \"organisation/x\", \"occurredOn\": \"2019-03-01\","
                + " \"name\": \"Z\"}]}";
        long before = ledger.size();

        ImportReport invented = importer().importJson(rename, false);
        ImportReport real = importer().importJson(rename.replace("true", "false"), false);

        assertThat(invented.faults()).extracting(ImportFault::field).containsExactly("subject");
        assertThat(real.faults()).isEmpty();
        assertThat(ledger.size()).isEqualTo(before + 1);
    }

    @Test
    void a_file_with_a_fault_of_form_records_nothing_at_all() {
        String file = BASE + ",\n{\"command\": \"crown-king\", \"subject\": \"organisation/x\"},\n"
                + "{\"command\": \"record-score\", \"subject\": \"edition/2019\"}]}";

        ImportReport report = importer().importJson(file, false);

        assertThat(report.faults())
                .extracting(fault -> fault.line() + " " + fault.field())
                .containsExactly("7 command", "8 subject");
        assertThat(ledger.size()).isEqualTo(1);
        assertThat(report.lines().getLast()).contains("form of the file");
    }

    @Test
    void without_an_account_that_may_give_a_command_the_file_is_refused_by_name_of_the_role() {
        Importer powerless = new Importer(
                new LedgerDoor(ledger, Clock.systemUTC()),
                new Recorders(List.of(account("ann", Role.ASSESSOR)), system()),
                Progress.NONE);

        ImportReport report = powerless.importJson(BASE + "]}", false);

        assertThat(report.faults())
                .hasSize(4)
                .first()
                .asString()
                .contains("PUBLISHER")
                .contains("--as");
        assertThat(ledger.size()).isEqualTo(1);
    }

    @Test
    void what_takes_two_people_of_one_role_comes_in_files_by_different_accounts() {
        Account ann = account("ann", Role.ASSESSOR, Role.PUBLISHER);
        Account bob = account("bob", Role.REVIEWER, Role.PUBLISHER);
        String scored = BASE + """
                ,
                {"command": "register-document", "subject": "document/d", "occurredOn": "2019-02-01", "title": "D", "date": "2019-02-01"},
                {"command": "record-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7", "reason": "r"},
                {"command": "confirm-score", "subject": "scorecard/2019/x", "occurredOn": "2019-03-01", "dimension": "a", "score": "7"},
                {"command": "close-scoring", "subject": "edition/2019", "occurredOn": "2019-03-01"}]}""";
        String adopted = HEAD + """
                {"command": "adopt-edition", "subject": "edition/2019", "occurredOn": "2019-04-01", "adoptedBy": "x"}]}""";
        String proposal = """
                {"command": "propose-rectification", "subject": "scorecard/2019/x", "occurredOn": "2019-05-01", "dimension": "a", "oldScore": "7", "newScore": "8", "reason": "r", "document": "d"}""";
        String confirmation = """
                {"command": "confirm-rectification", "subject": "scorecard/2019/x", "occurredOn": "2019-05-01", "dimension": "a", "newScore": "8"}""";
        assertThat(by(ann, bob).importJson(scored, false).faults()).isEmpty();
        assertThat(by(bob).importJson(adopted, false).faults()).isEmpty();

        ImportReport alone = by(ann, bob).importJson(HEAD + proposal + ",\n" + confirmation + "]}", false);
        assertThat(alone.faults()).singleElement().asString().contains("[four-eyes]");
        assertThat(alone.recorded()).as("all of the scorecard is left out").isZero();

        assertThat(by(ann).importJson(HEAD + proposal + "]}", false).recorded()).isEqualTo(1);
        assertThat(by(bob).importJson(HEAD + confirmation + "]}", false).recorded())
                .isEqualTo(1);
        assertThat(ledger.trail().event(ledger.size() - 1).orElseThrow().type()).isEqualTo("score-rectified");
    }

    @Test
    void a_spreadsheet_of_scores_is_recorded_row_by_row_and_only_once() {
        importer().importJson(BASE + "]}", false);
        String sheet =
                "korps;dimensie;cijfer;reden;datum\r\nx;a;6,5;r;1-3-2019\r\nx;b;7;r;1-3-2019\r\ny;a;6,7;r;1-3-2019\r\n";

        ImportReport report = importer().importScores(sheet, 2019, false);
        ImportReport again = importer().importScores(sheet, 2019, false);

        assertThat(report.recorded()).isEqualTo(2);
        assertThat(report.faults())
                .extracting(ImportFault::line)
                .as("6.7 is not on a step")
                .containsExactly(4);
        assertThat(report.faults())
                .extracting(ImportFault::field)
                .as("as the file calls it")
                .containsExactly("cijfer");
        assertThat(again.recorded()).isZero();
        assertThat(again.repeated()).isEqualTo(2);
    }

    @Test
    void a_ledger_in_use_says_so() {
        assertThatThrownBy(() -> Ledger.open(LedgerOptions.in(directory)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use");
    }

    private Importer importer() {
        return importer(Progress.NONE);
    }

    private Importer importer(Progress progress) {
        List<Account> accounts =
                List.of(account("ann", Role.ASSESSOR), account("bob", Role.COORDINATOR, Role.PUBLISHER));
        return new Importer(new LedgerDoor(ledger, Clock.systemUTC()), new Recorders(accounts, system()), progress);
    }

    private Importer by(Account... accounts) {
        return new Importer(
                new LedgerDoor(ledger, Clock.systemUTC()), new Recorders(List.of(accounts), system()), Progress.NONE);
    }

    private static Actor system() {
        return new Actor(Ledger.SYSTEM_ACTOR, Role.SYSTEM, null);
    }

    /** What was recorded, but for the ledger's opening and who records. */
    private List<String> subjects() {
        return ledger.trail().page(EventFilter.ALL, 1, 1_000).stream()
                .map(RecordedEvent::subject)
                .filter(subject -> !subject.type().equals("actor"))
                .map(Subject::id)
                .toList();
    }

    private static Account account(String username, Role... roles) {
        String pseudonym = username.substring(0, 1).repeat(32);
        return new Account(
                username, username, new LocalPassword("", PasswordState.CHOSEN), Set.of(roles), null, pseudonym, false);
    }
}
