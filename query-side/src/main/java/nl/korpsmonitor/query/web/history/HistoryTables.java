package nl.korpsmonitor.query.web.history;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Difference;
import nl.korpsmonitor.query.replay.Grounds;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstruction.Considered;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The columns of tables of what was, what changed and why; see {@link Tables}. */
final class HistoryTables {
    /**
     * A field that a step changed.
     *
     * @param change null where the step changed none, so that every step has a row
     * @param day it changed so what was in force on it; null for the last known facts
     */
    record StepRow(
            Step step,
            Grounds grounds,
            @Nullable Change change,
            @Nullable LocalDate day) {
        /** All rows of a step. */
        static List<StepRow> of(Step step, List<Change> changes, @Nullable LocalDate day) {
            Grounds grounds = Grounds.of(step.event().event());
            return changes.isEmpty()
                    ? List.of(new StepRow(step, grounds, null, day))
                    : changes.stream()
                            .map(change -> new StepRow(step, grounds, change, day))
                            .toList();
        }

        RecordedEvent event() {
            return step.event();
        }
    }

    /** The steps of a timeline. */
    static final Table<StepRow> STEPS = steps("steps");

    /** The chain of an explanation; what the value rests on beyond it is told as JSON only. */
    static final Table<StepRow> EXPLANATION = steps("explanation");

    /**
     * A field that differs, or a subject whose differences are not computed.
     *
     * @param maximumEvents more than so many lie between the moments; null where they are compared
     * @param difference null where they are not compared
     * @param field null where they are not compared
     */
    record DifferenceRow(
            ComparedMoments moments,
            Subject subject,
            boolean fictitious,
            @Nullable Integer maximumEvents,
            @Nullable Difference difference,
            Difference.@Nullable Field field) {
        /** All rows of a subject; none when nothing differs. */
        static List<DifferenceRow> of(ComparedMoments moments, Difference found, boolean fictitious) {
            return found.fields().stream()
                    .map(field -> new DifferenceRow(moments, found.subject(), fictitious, null, found, field))
                    .toList();
        }

        /** The row of a subject of which too many events lie between the moments. */
        static DifferenceRow notCompared(ComparedMoments moments, Subject subject, boolean fictitious) {
            int maximum = moments.differences().maximumEvents();
            return new DifferenceRow(moments, subject, fictitious, maximum, null, null);
        }
    }

    /** What is not compared has a row too, without a field. */
    static final Table<DifferenceRow> DIFFERENCES = Table.<DifferenceRow>named("differences")
            .with("subject", DifferenceRow::subject)
            .with("field", row -> row.field(), part -> part.change().field())
            .with("before", row -> row.field(), part -> part.change().before())
            .with("after", row -> row.field(), part -> part.change().after())
            .with(
                    "events",
                    row -> row.field() == null
                            ? null
                            : row.field().events().stream()
                                    .map(RecordedEvent::position)
                                    .toList())
            .with("existedBefore", row -> row.difference(), part -> part.existedBefore())
            .with("existsAfter", row -> row.difference(), part -> part.existsAfter())
            .with("compared", row -> row.difference() != null)
            .with("moreEventsThan", DifferenceRow::maximumEvents)
            .with("fromPosition", row -> row.moments().first().moment().position())
            .with("toPosition", row -> row.moments().last().moment().position())
            .with("fictitious", DifferenceRow::fictitious)
            .with("fromInForceOn", row -> row.moments().first().day())
            .with("toInForceOn", row -> row.moments().last().day());

    /**
     * Something about one subject that was, or was not, reconstructed.
     *
     * @param day to whose end
     * @param maximumEvents it has more than so many, and is not reconstructed; null where it is
     * @param part null where it is not reconstructed, and where there is none
     */
    record ReconstructedRow<T>(
            Subject subject,
            LocalDate day,
            boolean fictitious,
            @Nullable Integer maximumEvents,
            @Nullable T part) {
        /** The row of a subject that has too many events. */
        static <T> ReconstructedRow<T> not(Reconstructions by, Subject subject, boolean fictitious) {
            return new ReconstructedRow<>(subject, by.day(), fictitious, by.maximumEvents(), null);
        }

        private static <T> List<ReconstructedRow<T>> of(Reconstruction found, boolean fictitious, List<T> parts) {
            return parts.isEmpty()
                    ? List.of(new ReconstructedRow<>(found.subject(), found.day(), fictitious, null, null))
                    : parts.stream()
                            .map(part -> new ReconstructedRow<>(found.subject(), found.day(), fictitious, null, part))
                            .toList();
        }
    }

    /** A field and what stands in it. */
    record Fact(String field, JsonNode value) {
        /** All rows of a reconstruction: its facts, or that nothing was known. */
        static List<ReconstructedRow<Fact>> of(Reconstruction found, boolean fictitious) {
            List<Fact> facts = found.facts() == null
                    ? List.of()
                    : found.facts().values().entrySet().stream()
                            .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                            .toList();
            return ReconstructedRow.of(found, fictitious, facts);
        }
    }

    /** A subject of which nothing was known has a row without a field, and so has one that is not reconstructed. */
    static final Table<ReconstructedRow<Fact>> RECONSTRUCTED =
            reconstructed(Table.<ReconstructedRow<Fact>>named("reconstructed-facts")
                    .with("subject", ReconstructedRow::subject)
                    .with("field", row -> row.part(), part -> part.field())
                    .with("value", row -> row.part(), part -> part.value()));

    /**
     * An event that a reconstruction looked at.
     *
     * @param reason why it was left out; null when it was used
     */
    record Looked(Considered event, @Nullable Reason reason) {
        /** All rows of a reconstruction, by position. */
        static List<ReconstructedRow<Looked>> of(Reconstruction found, boolean fictitious) {
            List<Looked> events = Stream.concat(
                            found.used().stream().map(used -> new Looked(used, null)),
                            found.leftOut().stream().map(left -> new Looked(left.event(), left.reason())))
                    .sorted(Comparator.comparingLong(looked -> looked.event().position()))
                    .toList();
            return ReconstructedRow.of(found, fictitious, events);
        }
    }

    /** What is not reconstructed has a row without an event. */
    static final Table<ReconstructedRow<Looked>> RECONSTRUCTED_FROM =
            reconstructed(Table.<ReconstructedRow<Looked>>named("reconstruction-events")
                    .with("subject", ReconstructedRow::subject)
                    .with("position", row -> row.part(), part -> part.event().position())
                    .with("type", row -> row.part(), part -> part.event().type())
                    .with("used", row -> row.part() == null ? null : row.part().reason() == null)
                    .with("reason", row -> row.part(), part -> part.reason())
                    .with("basis", row -> row.part(), part -> part.event().basis())
                    .with("knownOn", row -> row.part(), part -> part.event().knownOn()));

    private HistoryTables() {}

    private static Table<StepRow> steps(String name) {
        return Table.<StepRow>named(name)
                .with("position", row -> row.event().position())
                .with("field", row -> row.change(), part -> part.field())
                .with("before", row -> row.change(), part -> part.before())
                .with("after", row -> row.change(), part -> part.after())
                .with("subject", row -> row.event().subject())
                .with("sequence", row -> row.event().sequence())
                .with("type", row -> row.event().type())
                .with("recordedAt", row -> row.event().recordedAt())
                .with("occurredOn", row -> row.event().event().occurredOn())
                .with("inForceFrom", row -> row.event().inForceFrom())
                .with("registered", row -> row.step().registration().kind())
                .with("daysLate", row -> row.step().registration().days())
                .with("actor", row -> row.event().actor().id())
                .with("role", row -> row.event().actor().role())
                .with("organisation", row -> row.event().actor().organisation())
                .with("command", row -> row.event().cause().command())
                .with("mandate", row -> row.grounds().mandate())
                .with("ground", row -> row.grounds().ground())
                .with("document", row -> row.grounds().document(), Document::identifier)
                .with(
                        "source",
                        row -> row.grounds().source(),
                        part -> part.document().identifier())
                .with("passage", row -> row.grounds().source(), part -> part.passage())
                .with("documentedOn", row -> row.grounds().source(), part -> part.documentedOn())
                .with("decidedByOrganisation", row -> row.grounds().decidedBy(), part -> part.organisation())
                .with("decidedByOffice", row -> row.grounds().decidedBy(), part -> part.office())
                .with("fictitious", row -> row.event().fictitious())
                .with("inForceOn", StepRow::day);
    }

    /** {@code attested} is never true: a table is passed on without what was said beside it. */
    private static <T> Table<ReconstructedRow<T>> reconstructed(Table<ReconstructedRow<T>> table) {
        return table.with("reconstructedFor", ReconstructedRow::day)
                .with("attested", row -> false)
                .with("reconstructed", row -> row.maximumEvents() == null)
                .with("moreEventsThan", ReconstructedRow::maximumEvents)
                .with("fictitious", ReconstructedRow::fictitious);
    }
}
