package nl.korpsmonitor.query.readmodel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.query.view.DocumentFold;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.view.EditionFold;
import nl.korpsmonitor.query.view.EditionView;
import nl.korpsmonitor.query.view.HoldFold;
import nl.korpsmonitor.query.view.HoldView;
import nl.korpsmonitor.query.view.InquiryFold;
import nl.korpsmonitor.query.view.InquiryView;
import nl.korpsmonitor.query.view.MandateFold;
import nl.korpsmonitor.query.view.MandateView;
import nl.korpsmonitor.query.view.OrganisationFold;
import nl.korpsmonitor.query.view.OrganisationView;
import nl.korpsmonitor.query.view.RecommendationFold;
import nl.korpsmonitor.query.view.RecommendationView;
import nl.korpsmonitor.query.view.ScorecardFold;
import nl.korpsmonitor.query.view.ScorecardView;

/** Every kind of view. Events of other subjects (actors, the ledger itself) have no view. */
public final class ViewTypes {
    /** The format of read models. Raise it with every change to a view, a fold, a summary, an indexed field or an adapter's tables. */
    public static final int FORMAT = 10;

    /** The indexed field of what belongs to an edition: its year. */
    public static final String EDITION = "edition";
    /** What stands in {@link #EDITION} for a document that is no edition's working paper. */
    public static final String NO_EDITION = "";
    /** The indexed field for the assessed organisation. */
    public static final String ORGANISATION = "organisation";
    /** The indexed field for the judging force; empty for an organisation's own scorecard. */
    public static final String JUDGED_BY = "judgedby";
    /** The indexed field for a recommendation's last known status. */
    public static final String STATUS = "status";
    /** The indexed field for a recommendation's last known addressee: the kind, or the organisation's code. */
    public static final String ADDRESSEE = "addressee";
    /** The indexed field for the kind of addressee, or of organisation. */
    public static final String KIND = "kind";
    /** The indexed field for a recommendation's urgency. */
    public static final String URGENCY = "urgency";
    /** The indexed field for a recommendation's focus area; empty when not given. */
    public static final String FOCUS_AREA = "focusarea";
    /** The indexed field for a code. */
    public static final String CODE = "code";
    /** The indexed field for the day on which something is due. */
    public static final String DUE_ON = "dueon";
    /** The indexed field for the last known name or title. */
    public static final String NAME = "name";
    /** The indexed field for the inquiry for which something is; empty when it is for none. */
    public static final String INQUIRY = "inquiry";
    /** The indexed field for whether something is in force: {@code true} or {@code false}. */
    public static final String IN_FORCE = "inforce";
    /** The indexed field for when something was placed: the position of its event, in 19 digits so that text order is the ledger's. */
    public static final String PLACED = "placed";

    /** Editions. */
    public static final ViewType<EditionView, EditionView> EDITIONS = new ViewType<>(
            "edition",
            EditionView.class,
            new EditionFold(),
            EditionView.class,
            Function.identity(),
            List.of(EDITION),
            view -> Map.of(EDITION, String.valueOf(view.year())));

    /** Scorecards. */
    public static final ViewType<ScorecardView, ScorecardSummary> SCORECARDS = new ViewType<>(
            "scorecard",
            ScorecardView.class,
            new ScorecardFold(),
            ScorecardSummary.class,
            ScorecardSummary::of,
            List.of(EDITION, ORGANISATION, JUDGED_BY),
            view -> Map.of(
                    EDITION, String.valueOf(view.edition()),
                    ORGANISATION, view.organisation(),
                    JUDGED_BY, Objects.requireNonNullElse(view.judgedBy(), "")));

    /** Recommendations. */
    public static final ViewType<RecommendationView, RecommendationSummary> RECOMMENDATIONS = new ViewType<>(
            "recommendation",
            RecommendationView.class,
            new RecommendationFold(),
            RecommendationSummary.class,
            RecommendationSummary::of,
            List.of(EDITION, STATUS, KIND, ADDRESSEE, URGENCY, FOCUS_AREA),
            ViewTypes::recommendationFields);

    /** Organisations. */
    public static final ViewType<OrganisationView, OrganisationView> ORGANISATIONS = new ViewType<>(
            "organisation",
            OrganisationView.class,
            new OrganisationFold(),
            OrganisationView.class,
            Function.identity(),
            List.of(KIND, NAME),
            view -> Map.of(KIND, view.kind().name(), NAME, view.nameOn(null)));

    /** Mandates. */
    public static final ViewType<MandateView, MandateView> MANDATES = new ViewType<>(
            "mandate",
            MandateView.class,
            new MandateFold(),
            MandateView.class,
            Function.identity(),
            List.of(ORGANISATION),
            view -> Map.of(ORGANISATION, view.holderOrganisation()));

    /** Documents. */
    public static final ViewType<DocumentView, DocumentView> DOCUMENTS = new ViewType<>(
            "document",
            DocumentView.class,
            new DocumentFold(),
            DocumentView.class,
            Function.identity(),
            List.of(EDITION, NAME),
            view -> Map.of(
                    EDITION,
                    view.edition() == null ? NO_EDITION : view.edition().toString(),
                    NAME,
                    view.document().title()));

    /** Inquiries. */
    public static final ViewType<InquiryView, InquirySummary> INQUIRIES = new ViewType<>(
            "inquiry",
            InquiryView.class,
            new InquiryFold(),
            InquirySummary.class,
            InquirySummary::of,
            List.of(CODE, KIND, STATUS, ORGANISATION, DUE_ON),
            view -> Map.of(
                    CODE, view.code(),
                    KIND, view.kind().name(),
                    STATUS, view.status().name(),
                    ORGANISATION, view.ownerOrganisation(),
                    DUE_ON, view.dueOn().toString()));

    /** Holds. */
    public static final ViewType<HoldView, HoldView> HOLDS = new ViewType<>(
            "hold",
            HoldView.class,
            new HoldFold(),
            HoldView.class,
            Function.identity(),
            List.of(INQUIRY, IN_FORCE, PLACED),
            view -> Map.of(
                    INQUIRY, Objects.requireNonNullElse(view.inquiry(), ""),
                    IN_FORCE, String.valueOf(view.inForce()),
                    PLACED, String.format(Locale.ROOT, "%019d", view.events().getFirst())));

    /** All of them, by name. */
    public static final List<ViewType<?, ?>> ALL =
            List.of(DOCUMENTS, EDITIONS, HOLDS, INQUIRIES, MANDATES, ORGANISATIONS, RECOMMENDATIONS, SCORECARDS);

    private ViewTypes() {}

    /** The kind of view that subjects of a type have; empty when they have none. */
    public static Optional<ViewType<?, ?>> ofSubjectType(String subjectType) {
        return ALL.stream().filter(type -> type.name().equals(subjectType)).findFirst();
    }

    private static Map<String, String> recommendationFields(RecommendationView view) {
        Addressee addressee = Objects.requireNonNull(view.addressee().inForceOn(null), "always has an addressee");
        return Map.of(
                EDITION, String.valueOf(view.edition()),
                STATUS, view.statusOn(null).name(),
                KIND, addressee.kind().name(),
                ADDRESSEE, Objects.requireNonNullElse(addressee.organisation(), ""),
                URGENCY, view.issue().urgency().name(),
                FOCUS_AREA,
                        view.issue().focusArea() == null
                                ? ""
                                : view.issue().focusArea().name());
    }
}
