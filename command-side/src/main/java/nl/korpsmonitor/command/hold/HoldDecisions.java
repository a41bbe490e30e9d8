package nl.korpsmonitor.command.hold;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.hold.HoldCommand.LiftHold;
import nl.korpsmonitor.command.hold.HoldCommand.PlaceHold;
import nl.korpsmonitor.command.inquiry.InquiryState;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides about holds. */
final class HoldDecisions {
    /** The most subjects that one hold names. */
    static final int MAXIMUM_SUBJECTS = 100;

    /** The most positions that one hold names. */
    static final int MAXIMUM_POSITIONS = 1_000;

    private HoldDecisions() {}

    static List<HoldEvent> decide(HoldCommand command, HoldState state, References references) {
        Faults faults = new Faults();
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        return switch (command) {
            case PlaceHold place -> place(place, state, faults, on, references);
            case LiftHold lift -> lift(lift, state, faults, on);
        };
    }

    private static List<HoldEvent> place(
            PlaceHold command, HoldState state, Faults faults, @Nullable PartialDate on, References references) {
        Set<String> below = Objects.requireNonNullElse(command.below(), Set.of());
        Set<Long> positions = Objects.requireNonNullElse(command.positions(), Set.of());
        faults.check(!below.isEmpty() || !positions.isEmpty(), "below", "name subjects here, or events in positions");
        faults.check(below.size() <= MAXIMUM_SUBJECTS, "below", "at most " + MAXIMUM_SUBJECTS + " subjects");
        faults.check(positions.size() <= MAXIMUM_POSITIONS, "positions", "at most " + MAXIMUM_POSITIONS + " positions");
        for (String path : below) {
            faults.check(isPath(path), "below", "'" + path + "' is no subject's path, such as recommendation/2012");
        }
        if (positions.size() <= MAXIMUM_POSITIONS) {
            positions.stream()
                    .filter(position ->
                            position < 0 || references.event(position).isEmpty())
                    .findFirst()
                    .ifPresent(position -> faults.add("positions", "there is no event at position " + position));
        }
        @Nullable String inquiry = faults.optionalCode("inquiry", command.inquiry());
        if (inquiry != null) {
            InquiryState asked = references.state(Subject.inquiry(inquiry), InquiryState.FOLD);
            faults.check(asked.exists(), "inquiry", "no inquiry of this code is registered");
            faults.check(!asked.closed(), "inquiry", "the inquiry is closed; reopen it first");
        }
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        faults.orThrow();
        if (state.placed()) {
            throw new RefusedException("already-placed", "A hold of this code was placed before; take another code.");
        }
        return List.of(new HoldPlaced(below, positions, inquiry, given(reason), given(on)));
    }

    private static boolean isPath(String path) {
        try {
            return path.equals(new Subject(path).id());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<HoldEvent> lift(LiftHold command, HoldState state, Faults faults, @Nullable PartialDate on) {
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        faults.orThrow();
        if (!state.inForce()) {
            throw new RefusedException("not-in-force", "No such hold is in force; there is nothing to lift.");
        }
        return List.of(new HoldLifted(given(reason), given(on)));
    }
}
