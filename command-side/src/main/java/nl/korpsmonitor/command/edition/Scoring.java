package nl.korpsmonitor.command.edition;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.Documents;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.edition.EditionCommand.FixFramework;
import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;

/** Decides on an edition from its opening until scoring is closed. */
final class Scoring {
    private static final int TITLE_LENGTH = 200;
    private static final int NAMED_SCORES = 5;

    private Scoring() {}

    static List<EditionEvent> open(OpenEdition command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireYear(faults, command);
        String title = faults.text("title", command.title(), TITLE_LENGTH);
        Provenance provenance = faults.required("provenance", command.provenance());
        faults.required("fictitious", command.fictitious());
        PartialDate occurredOn = provenance == Provenance.CONDUCTED_HERE
                ? faults.pastDay("occurredOn", command.occurredOn(), references.today())
                : faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (edition.exists()) {
            throw new RefusedException("edition-exists", "the edition of this year was opened before");
        }
        return List.of(new EditionOpened(given(title), given(provenance), given(occurredOn)));
    }

    static List<EditionEvent> fixFramework(FixFramework command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        Framework framework = FrameworkCheck.framework(faults, command.framework());
        Document document = Documents.optional(
                faults, references, command.subject(), "document", command.document(), edition.fictitious());
        PartialDate occurredOn = EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.OPENED);
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseAfter(
                edition, Step.FRAMEWORK_FIXED, "framework-fixed", "the framework was fixed before and can't change");
        return List.of(new FrameworkFixed(given(framework), document, given(occurredOn)));
    }

    static List<EditionEvent> close(CloseScoring command, EditionState edition, References references) {
        Faults faults = new Faults();
        EditionRules.requireExisting(faults, edition);
        PartialDate occurredOn =
                EditionRules.stepDay(faults, references, edition, command.occurredOn(), Step.FRAMEWORK_FIXED);
        // Reads every scorecard there is, and has the ledger refuse the append when another score comes in between.
        Map<Subject, Confirmations> scorecards =
                references.statesBelow("scorecard/" + command.subject().editionYear(), Confirmations.FOLD);
        faults.check(
                occurredOn == null || scorecards.values().stream().noneMatch(c -> c.hasScoreAfter(occurredOn)),
                "occurredOn",
                "lies before the day of a score");
        faults.orThrow();
        EditionRules.refuseUnlessConducted(edition);
        EditionRules.refuseUnless(
                edition, Step.FRAMEWORK_FIXED, "no-framework", "fix the framework and record scores first");
        EditionRules.refuseAfter(edition, Step.SCORING_CLOSED, "scoring-closed", "scoring was closed before");
        refuseUnlessConfirmed(scorecards);
        return List.of(new ScoringClosed(given(occurredOn)));
    }

    private static void refuseUnlessConfirmed(Map<Subject, Confirmations> scorecards) {
        if (scorecards.values().stream().allMatch(Confirmations::isEmpty)) {
            throw new RefusedException("no-scores", "record and confirm one score at least before closing");
        }
        List<String> open = scorecards.entrySet().stream()
                .flatMap(card -> card.getValue().unconfirmed().stream().map(d -> card.getKey() + " " + d))
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            String some = open.stream().limit(NAMED_SCORES).collect(Collectors.joining(", "));
            throw new RefusedException(
                    "unconfirmed-scores",
                    open.size() + " scores must be confirmed or withdrawn first: " + some
                            + (open.size() > NAMED_SCORES ? ", …" : ""));
        }
    }
}
