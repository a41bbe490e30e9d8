package nl.korpsmonitor.query.state;

import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.Audience.Extent;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.view.View;

/**
 * What a reader may see, judged now, also for past states. What may not be seen is as if it were not there.
 *
 * @param audience who reads
 * @param publicEditions years that everybody may see
 * @param ownInquiries codes of the inquiries that name who reads as a recipient
 */
public record Visibility(Audience audience, Set<Integer> publicEditions, Set<String> ownInquiries) {
    private static final String INQUIRY = "inquiry";

    /** Nothing is hidden. */
    public static final Visibility ALL = new Visibility(Audience.SUPERVISORS, Set.of());

    public Visibility {
        publicEditions = Set.copyOf(publicEditions);
        ownInquiries = Set.copyOf(ownInquiries);
    }

    /** That of somebody whom no inquiry names. */
    public Visibility(Audience audience, Set<Integer> publicEditions) {
        this(audience, publicEditions, Set.of());
    }

    /** That of everybody. */
    public static Visibility ofPublic(Set<Integer> publicEditions) {
        return new Visibility(Audience.PUBLIC, publicEditions);
    }

    /** Whether all that is said about an edition may be seen, so that sums and comparisons are whole. */
    public boolean maySeeAllOf(int edition) {
        return audience.unpublished() == Extent.EVERYTHING || publicEditions.contains(edition);
    }

    /** Whether nothing is hidden. */
    public boolean isAll() {
        return audience.unpublished() == Extent.EVERYTHING
                && audience.internal().containsAll(Audience.INTERNAL);
    }

    /** Whether subjects of a type are seen of public editions only, and those that belong to none. */
    boolean onlyPublicOnes(String type) {
        return switch (type) {
            case "edition", "scorecard", "document" -> audience.unpublished() == Extent.NOTHING;
            case "recommendation" -> audience.unpublished() != Extent.EVERYTHING;
            default -> false;
        };
    }

    /** Whether of subjects of a type only his own inquiries are seen. */
    boolean onlyOwnInquiries(String type) {
        return type.equals(INQUIRY) && !audience.internal().contains(INQUIRY);
    }

    /** Whether any subject of a type may be seen, if there is one. */
    public boolean maySeeAnyOf(String type) {
        return switch (type) {
            case "edition", "scorecard", "recommendation", "organisation", "mandate", "document", "ledger" -> true;
            case INQUIRY -> audience.internal().contains(INQUIRY) || !ownInquiries.isEmpty();
            default -> audience.internal().contains(type);
        };
    }

    /** Whether a subject may be seen; of a document its view or event must be asked too, as it may be the working paper of an edition. */
    public boolean maySee(Subject subject) {
        Integer edition = subject.editionYear();
        boolean whole = edition != null && maySeeAllOf(edition);
        return switch (subject.type()) {
            case "edition" -> whole || (edition != null && audience.unpublished() != Extent.NOTHING);
            case "scorecard" -> whole || (edition != null && isOwn(subject.segments()));
            case "recommendation" -> whole;
            case "organisation", "mandate", "document", "ledger" -> true;
            case INQUIRY -> audience.internal().contains(INQUIRY) || isOwnInquiry(subject);
            // Every type that may come is hidden from everybody until somebody decides who sees it.
            default -> audience.internal().contains(subject.type());
        };
    }

    /** Whether a view may be seen. */
    public boolean maySee(View view) {
        return (view instanceof DocumentView document && document.edition() != null)
                ? maySee(Subject.edition(document.edition()))
                : maySee(view.head().subject());
    }

    /** Whether the confidential values of an event may be opened. */
    public boolean mayOpen(RecordedEvent recorded) {
        return mayOpen(seenAs(recorded));
    }

    /** The subject as which an event is seen: for the working paper of an edition that is the edition. */
    public static Subject seenAs(RecordedEvent recorded) {
        return (recorded.event() instanceof DocumentEvent document && document.edition() != null)
                ? Subject.edition(document.edition())
                : recorded.subject();
    }

    /** Whether the confidential values of a subject's events may be opened. */
    public boolean mayOpen(Subject subject) {
        Integer edition = subject.editionYear();
        boolean unpublished = edition != null && !publicEditions.contains(edition);
        if (subject.type().equals(INQUIRY)) {
            return switch (audience.inquiries().opens()) {
                case NOTHING -> false;
                case OWN -> isOwnInquiry(subject);
                case EVERYTHING -> maySee(subject);
            };
        }
        return maySee(subject)
                && switch (unpublished ? audience.confidentialUnpublished() : audience.confidential()) {
                    case NOTHING -> false;
                    case OWN_SCORECARDS -> subject.type().equals("scorecard") && isOwn(subject.segments());
                    case EVERYTHING -> true;
                };
    }

    private boolean isOwnInquiry(Subject subject) {
        List<String> segments = subject.segments();
        return segments.size() == 2 && ownInquiries.contains(segments.getLast());
    }

    /** A scorecard is that of who fills it in: a force's judgement of a partner is the force's. */
    private boolean isOwn(List<String> segments) {
        return audience.organisation() != null && audience.organisation().equals(segments.getLast());
    }

    /**
     * Whether it may be seen what is proposed, before another person confirms it: by those who would see the scorecard
     * if its edition were not public. For everybody else nothing happened until then.
     */
    public boolean maySeeProposals(Subject scorecard) {
        return audience.unpublished() == Extent.EVERYTHING || isOwn(scorecard.segments());
    }

    /**
     * Whether an event may be seen: its subject may, or the edition whose working paper it is about; so may the recommendation that takes
     * another's place and the edition that a mapping of scales names; and so may proposals, when it is one.
     */
    public boolean maySee(RecordedEvent recorded) {
        return maySee(seenAs(recorded))
                && switch (recorded.event()) {
                    case RecommendationSuperseded superseded -> maySee(superseded.supersededBy());
                    case ScaleMappingFixed mapping -> maySee(Subject.edition(mapping.fromEdition()));
                    case RectificationProposed ignored -> maySeeProposals(recorded.subject());
                    case RectificationDropped ignored -> maySeeProposals(recorded.subject());
                    default -> true;
                };
    }
}
