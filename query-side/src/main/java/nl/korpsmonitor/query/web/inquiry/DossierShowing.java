package nl.korpsmonitor.query.web.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.shown.DossierResource;
import nl.korpsmonitor.query.shown.DossierResource.Decision;
import nl.korpsmonitor.query.state.Disclosures.Decided;
import org.jspecify.annotations.Nullable;

/**
 * Shows dossiers with what is decided by now about the values that they show.
 *
 * @param decided by position of an event
 */
record DossierShowing(LongFunction<Map<String, Decided>> decided) {

    DossierResource resource(RecordedEvent recorded) {
        List<Decision> erased = new ArrayList<>();
        List<Decision> withheld = new ArrayList<>();
        for (Disclosed disclosed : ((DossierIssued) recorded.event()).disclosed()) {
            Map<String, Decided> decisions = decided.apply(disclosed.position());
            for (String field : disclosed.fields()) {
                @Nullable Decided decision = decisions.get(field);
                if (decision != null) {
                    (decision.isErased() ? erased : withheld)
                            .add(new Decision(disclosed.position(), field, ground(decision), decision.position()));
                }
            }
        }
        return DossierResource.of(recorded, List.copyOf(erased), List.copyOf(withheld));
    }

    private static String ground(Decided decision) {
        return String.valueOf(
                decision.erasedFor() == null
                        ? decision.withheldOn()
                        : decision.erasedFor().name());
    }
}
