package nl.korpsmonitor.query.view;

/** What the events of one subject amount to. Immutable. */
public sealed interface View
        permits DocumentView,
                EditionView,
                HoldView,
                InquiryView,
                MandateView,
                OrganisationView,
                RecommendationView,
                ScorecardView {
    /** What the view is about, and how far it goes. */
    Head head();
}
