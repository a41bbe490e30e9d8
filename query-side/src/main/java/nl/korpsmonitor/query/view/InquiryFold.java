package nl.korpsmonitor.query.view;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Folds the events of an inquiry. Only what is known of it counts: it has no facts that are in force from another day. */
public final class InquiryFold implements Fold<InquiryView> {

    @Override
    public InquiryView fold(@Nullable InquiryView view, RecordedEvent recorded) {
        if (!(recorded.event() instanceof InquiryEvent event)) {
            throw new UnfoldableEventException(recorded, "it is no event of an inquiry");
        }
        if (event instanceof InquiryRegistered registered) {
            if (view != null) {
                throw new UnfoldableEventException(recorded, "it is registered");
            }
            return registered(registered, recorded);
        }
        if (view == null) {
            throw new UnfoldableEventException(recorded, "the inquiry was not registered");
        }
        return InquiryChange.of(view, recorded).after(event);
    }

    private static InquiryView registered(InquiryRegistered event, RecordedEvent recorded) {
        return new InquiryView(
                Head.after(null, recorded),
                recorded.subject().segments().getLast(),
                event.kind(),
                event.source(),
                event.askedBy(),
                event.question(),
                event.receivedOn(),
                event.dueOn(),
                List.of(new InquiryView.DueDate(event.dueOn(), recorded.position())),
                false,
                event.ownerOrganisation(),
                event.ownerOffice(),
                InquiryStatus.OPEN,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                recorded.recordedAt(),
                List.of(recorded.position()));
    }

    static <T> List<T> with(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
