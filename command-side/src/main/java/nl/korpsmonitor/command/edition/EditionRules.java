package nl.korpsmonitor.command.edition;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** The rules that several decisions about editions, and about what belongs to one, share. */
public final class EditionRules {
    /** The first year that an edition can have. */
    public static final int EARLIEST_YEAR = 1990;
    /** The last year that an edition can have. */
    public static final int LATEST_YEAR = 2100;

    private static final String YEAR = "year";

    private EditionRules() {}

    /** The edition must have been opened; otherwise a fault of the field {@code year}. */
    public static void requireExisting(Faults faults, EditionState edition) {
        faults.check(edition.exists(), YEAR, "there is no edition of this year; open it first");
    }

    /** The year in the subject must be one that an edition can have; otherwise a fault of the field {@code year}. */
    static void requireYear(Faults faults, Command command) {
        Integer year = command.subject().editionYear();
        faults.check(
                year != null
                        && year >= EARLIEST_YEAR
                        && year <= LATEST_YEAR
                        && command.subject().equals(Subject.edition(year)),
                YEAR,
                "is a year of an edition, " + EARLIEST_YEAR + " to " + LATEST_YEAR);
    }

    /** A day of a step: not in the future, and not before the step that it follows. */
    static @Nullable PartialDate stepDay(
            Faults faults, References references, EditionState edition, @Nullable PartialDate day, Step follows) {
        PartialDate checked = faults.pastDay("occurredOn", day, references.today());
        requireNotBefore(faults, checked, edition, follows);
        return checked;
    }

    /** A date must not lie before that step, if it was taken; otherwise a fault of {@code occurredOn}. */
    public static void requireNotBefore(Faults faults, @Nullable PartialDate date, EditionState edition, Step step) {
        PartialDate before = edition.steps().get(step);
        LocalDate first = before == null ? null : before.earliest();
        LocalDate last = date == null ? null : date.latest();
        faults.check(
                first == null || last == null || !last.isBefore(first),
                "occurredOn",
                "lies before the step " + step + ", which was on " + before);
    }

    /** @throws RefusedException when the edition is only noted from sources */
    public static void refuseUnlessConducted(EditionState edition) {
        if (edition.provenance() == Provenance.NOTED_FROM_SOURCES) {
            throw new RefusedException(
                    "edition-noted-from-sources",
                    "this edition was not conducted here: only what sources say of it can be noted");
        }
    }

    /** @throws RefusedException by that rule unless the step was taken */
    public static void refuseUnless(EditionState edition, Step step, String rule, String message) {
        if (!edition.took(step)) {
            throw new RefusedException(rule, message);
        }
    }

    /** @throws RefusedException by that rule when the step was taken */
    public static void refuseAfter(EditionState edition, Step step, String rule, String message) {
        if (edition.took(step)) {
            throw new RefusedException(rule, message);
        }
    }
}
