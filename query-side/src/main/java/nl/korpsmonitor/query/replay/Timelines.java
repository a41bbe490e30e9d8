package nl.korpsmonitor.query.replay;

import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.view.InquiryView;
import nl.korpsmonitor.query.view.MandateView;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.ScorecardView;
import nl.korpsmonitor.query.view.Timeline;
import nl.korpsmonitor.query.view.View;

/** The dated facts of a view, by what they are about. */
final class Timelines {
    private Timelines() {}

    static Map<String, Timeline<?>> of(View view) {
        Map<String, Timeline<?>> timelines = new TreeMap<>();
        switch (view) {
            case EditionView edition -> timelines.put("lifecycle", edition.lifecycle());
            case ScorecardView card -> {
                timelines.put("notedClass", card.notedClass());
                card.dimensions().forEach((code, dimension) -> timelines.put("dimension/" + code, dimension.score()));
            }
            case RecommendationView recommendation -> {
                timelines.put("addressee", recommendation.addressee());
                timelines.put("decision", recommendation.decision());
                timelines.put("reported", recommendation.reported());
                timelines.put("director", recommendation.director());
                timelines.put("owner", recommendation.owner());
                timelines.put("progress", recommendation.progress());
                timelines.put("phase", recommendation.phase());
                recommendation
                        .agreements()
                        .forEach((code, agreement) -> timelines.put("agreement/" + code, agreement.state()));
            }
            case OrganisationView organisation -> timelines.put("name", organisation.name());
            case MandateView mandate -> timelines.put("scope", mandate.scope());
            // What a document describes, an inquiry asks, or a hold keeps, has no day on which it comes into force.
            case DocumentView ignored -> {}
            case HoldView ignored -> {}
            case InquiryView ignored -> {}
        }
        return timelines;
    }
}
