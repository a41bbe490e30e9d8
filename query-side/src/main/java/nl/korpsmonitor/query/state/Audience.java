package nl.korpsmonitor.query.state;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see, as far as that follows from who they are. Immutable.
 *
 * @param unpublished how much of an edition that is not public yet
 * @param confidential of how much of what may be seen confidential values are opened
 * @param withheld whether those are opened too that are withheld on a legal ground
 * @param organisation code of the one whose own scorecards are meant; null unless they are
 * @param internal types of subjects that are never public, such as {@code hold}, and that are shown all the same
 */
public record Audience(
        Extent unpublished,
        Extent confidential,
        boolean withheld,
        @Nullable String organisation,
        Set<String> internal) {
    /** Subjects that tell of the ledger's own workings: who stands behind a pseudonym, what is kept, withheld and erased, who looked. */
    public static final Set<String> INTERNAL = Set.of("actor", "disclosure", "hold", "viewing");

    /** Everybody, logged in or not. */
    public static final Audience PUBLIC = new Audience(Extent.NOTHING, Extent.NOTHING, false, null, Set.of());

    /** Whoever supervises the whole. */
    public static final Audience SUPERVISORS = new Audience(Extent.EVERYTHING, Extent.EVERYTHING, true, null, INTERNAL);

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
        if (names(unpublished, confidential) != (organisation != null)) {
            throw new IllegalArgumentException("an organisation goes with its own scorecards, and with nothing else");
        }
    }

    private static boolean names(Extent unpublished, Extent confidential) {
        return unpublished == Extent.OWN_SCORECARDS || confidential == Extent.OWN_SCORECARDS;
    }

    /** What somebody may see who belongs to both, for at most one organisation. */
    public Audience and(Audience other) {
        Extent moreUnpublished = unpublished.orMore(other.unpublished);
        Extent moreConfidential = confidential.orMore(other.confidential);
        String own = organisation == null ? other.organisation : organisation;
        Set<String> both = new TreeSet<>(internal);
        both.addAll(other.internal);
        return new Audience(
                moreUnpublished,
                moreConfidential,
                withheld || other.withheld,
                names(moreUnpublished, moreConfidential) ? own : null,
                both);
    }

    /** The same without confidential values. */
    public Audience closed() {
        return new Audience(
                unpublished,
                Extent.NOTHING,
                false,
                unpublished == Extent.OWN_SCORECARDS ? organisation : null,
                internal);
    }
}
