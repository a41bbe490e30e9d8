package nl.korpsmonitor.query.state;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see, as far as that follows from who they are. Immutable.
 *
 * @param unpublished how much of an edition that is not public yet
 * @param confidential of how much of what is public, and of internal subjects that may be seen, confidential values are opened
 * @param confidentialUnpublished the same of what is not public
 * @param withheld whether those are opened too that are withheld on a legal ground
 * @param organisation code of the one whose own scorecards are meant; null unless they are
 * @param internal types of subjects that are never public, such as {@code hold}, and that are shown all the same
 * @param inquiries what is seen of inquiries beyond that
 */
public record Audience(
        Extent unpublished,
        Extent confidential,
        Extent confidentialUnpublished,
        boolean withheld,
        @Nullable String organisation,
        Set<String> internal,
        InquiryAudience inquiries) {
    /** Subjects that tell of the ledger's own workings: who stands behind a pseudonym, what is kept, withheld and erased, who looked, what is asked, who audited. */
    public static final Set<String> INTERNAL = Set.of("actor", "audit", "disclosure", "hold", "inquiry", "viewing");

    /** Everybody, logged in or not. */
    public static final Audience PUBLIC =
            new Audience(Extent.NOTHING, Extent.NOTHING, Extent.NOTHING, false, null, Set.of());

    /** Whoever supervises the whole. */
    public static final Audience SUPERVISORS = new Audience(
            Extent.EVERYTHING, Extent.EVERYTHING, Extent.EVERYTHING, true, null, INTERNAL, InquiryAudience.OFFICERS);

    /** How much of something; later ones hold more. */
    public enum Extent {
        /** Not even that it is there. */
        NOTHING,
        /** The scorecards that one organisation fills in; of an unpublished edition also its framework and steps. */
        OWN_SCORECARDS,
        /** All of it. */
        EVERYTHING;

        Extent orMore(Extent other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public Audience {
        internal = Set.copyOf(internal);
        if (Stream.of(unpublished, confidential, confidentialUnpublished).anyMatch(Extent.OWN_SCORECARDS::equals)
                != (organisation != null)) {
            throw new IllegalArgumentException("an organisation goes with its own scorecards, and with nothing else");
        }
        if (confidentialUnpublished.compareTo(unpublished) > 0) {
            throw new IllegalArgumentException("what is opened must be seen");
        }
    }

    /** Without anything of inquiries beyond what is seen of all of them; their confidential values are not opened. */
    public Audience(
            Extent unpublished,
            Extent confidential,
            Extent confidentialUnpublished,
            boolean withheld,
            @Nullable String organisation,
            Set<String> internal) {
        this(
                unpublished,
                confidential,
                confidentialUnpublished,
                withheld,
                organisation,
                internal,
                InquiryAudience.NOBODY);
    }

    /** The same, with that of inquiries. */
    public Audience with(InquiryAudience ofInquiries) {
        return new Audience(
                unpublished, confidential, confidentialUnpublished, withheld, organisation, internal, ofInquiries);
    }

    /** What somebody may see who belongs to both, for at most one organisation: no more of anything than one of the two. */
    public Audience and(Audience other) {
        Set<String> both = new TreeSet<>(internal);
        both.addAll(other.internal);
        return of(
                unpublished.orMore(other.unpublished),
                confidential.orMore(other.confidential),
                confidentialUnpublished.orMore(other.confidentialUnpublished),
                withheld || other.withheld,
                organisation == null ? other.organisation : organisation,
                both,
                inquiries.and(other.inquiries));
    }

    /** The same without confidential values. */
    public Audience closed() {
        return of(unpublished, Extent.NOTHING, Extent.NOTHING, false, organisation, internal, inquiries.closed());
    }

    private static Audience of(
            Extent unpublished,
            Extent confidential,
            Extent confidentialUnpublished,
            boolean withheld,
            @Nullable String organisation,
            Set<String> internal,
            InquiryAudience inquiries) {
        boolean own =
                Stream.of(unpublished, confidential, confidentialUnpublished).anyMatch(Extent.OWN_SCORECARDS::equals);
        return new Audience(
                unpublished,
                confidential,
                confidentialUnpublished,
                withheld,
                own ? organisation : null,
                internal,
                inquiries);
    }
}
