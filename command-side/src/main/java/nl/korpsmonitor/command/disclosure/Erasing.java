package nl.korpsmonitor.command.disclosure;

import static nl.korpsmonitor.command.deciding.Faults.given;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.ConfirmErasure;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.DropErasureRequest;
import nl.korpsmonitor.command.disclosure.DisclosureCommand.RequestErasure;
import nl.korpsmonitor.command.disclosure.DisclosureState.Request;
import nl.korpsmonitor.command.hold.HoldState;
import nl.korpsmonitor.command.inquiry.InquiryState;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRefused;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequestDropped;
import nl.korpsmonitor.events.DisclosureEvent.ErasureRequested;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** Decides what is erased for good: by two different people, and nothing on which a hold lies or an inquiry stands that is not closed. */
final class Erasing {
    private static final String HOLDS = "hold";
    private static final String INQUIRIES = "inquiry";

    private Erasing() {}

    static List<DisclosureEvent> request(
            RequestErasure command, DisclosureState state, Target target, Faults faults, References references) {
        @Nullable String field = target.checked(faults, command.field());
        @Nullable ErasureGround ground = faults.required("ground", command.ground());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        if (requireNotErased(state, given(field)).request() != null) {
            throw new RefusedException(
                    "already-requested", "Somebody asked for it already: another person can confirm that, or drop it.");
        }
        List<Subject> holds = holds(target, references);
        return holds.isEmpty()
                ? List.of(new ErasureRequested(
                        given(field), target.digest(given(field)), given(ground), given(reason), given(on)))
                : List.of(new ErasureRefused(given(field), holds, given(on)));
    }

    static List<DisclosureEvent> confirm(
            ConfirmErasure command,
            String actor,
            DisclosureState state,
            Target target,
            Faults faults,
            References references) {
        @Nullable String field = target.checked(faults, command.field());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        Request request = openRequest(state, given(field));
        if (request.by().equals(actor)) {
            throw new ForbiddenException(
                    "Who asked for an erasure can't confirm it: that is for another person, whatever roles you have.");
        }
        List<Subject> holds = holds(target, references);
        return holds.isEmpty()
                ? List.of(new ValueErased(given(field), target.digest(given(field)), request.ground(), given(on)))
                : List.of(new ErasureRefused(given(field), holds, given(on)));
    }

    static List<DisclosureEvent> drop(
            DropErasureRequest command, DisclosureState state, Target target, Faults faults, References references) {
        @Nullable String field = target.checked(faults, command.field());
        @Nullable Confidential<String> reason = faults.confidential("reason", command.reason());
        @Nullable PartialDate on = faults.pastDate("occurredOn", command.occurredOn(), references.today());
        faults.orThrow();
        openRequest(state, given(field));
        return List.of(new ErasureRequestDropped(given(field), given(reason), given(on)));
    }

    private static Request openRequest(DisclosureState state, String field) {
        Request request = requireNotErased(state, field).request();
        if (request == null) {
            throw new RefusedException("not-requested", "Nobody asked for this value to be erased; ask for it first.");
        }
        return request;
    }

    static DisclosureState.Value requireNotErased(DisclosureState state, String field) {
        DisclosureState.Value value = state.value(field);
        if (value.erased()) {
            throw new RefusedException("erased", "The value was erased; nothing is left to decide about.");
        }
        return value;
    }

    /** Holds and inquiries, in order of their ids. None may come or change until this is recorded: then it is decided anew. */
    private static List<Subject> holds(Target target, References references) {
        long position = target.event().position();
        Subject subject = target.event().subject();
        return Stream.concat(
                        keeping(references.statesBelow(HOLDS, HoldState.FOLD), hold -> hold.keeps(position, subject)),
                        keeping(
                                references.statesBelow(INQUIRIES, InquiryState.FOLD),
                                inquiry -> inquiry.keeps(position, subject)))
                .sorted(Comparator.comparing(Subject::id))
                .toList();
    }

    private static <S> Stream<Subject> keeping(Map<Subject, S> states, Predicate<S> keeps) {
        return states.entrySet().stream()
                .filter(each -> keeps.test(each.getValue()))
                .map(Map.Entry::getKey);
    }
}
