package nl.korpsmonitor.query.state;

import org.jspecify.annotations.Nullable;

/** A confidential value that was asked for by itself is not opened for this reader. */
public final class ValueNotOpenedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean erased;
    private final @Nullable String ground;
    private final @Nullable Long position;

    private ValueNotOpenedException(String message, boolean erased, @Nullable String ground, @Nullable Long position) {
        super(message);
        this.erased = erased;
        this.ground = ground;
        this.position = position;
    }

    /** The reader may open none of the values that belong here; HTTP 403. */
    public static ValueNotOpenedException notAllowed() {
        return new ValueNotOpenedException(
                "This is confidential. Log in as somebody who may open confidential values here.", false, null, null);
    }

    /**
     * It is withheld from all but those who supervise; HTTP 403.
     *
     * @param ground the code of the ground
     * @param position of the event that says so
     */
    public static ValueNotOpenedException withheld(@Nullable String ground, long position) {
        return new ValueNotOpenedException("This is withheld; ground says why.", false, ground, position);
    }

    /**
     * It is gone for good; HTTP 410.
     *
     * @param ground why
     * @param position of the event that says so
     */
    public static ValueNotOpenedException erased(String ground, long position) {
        return new ValueNotOpenedException("This is erased, for good; ground says why.", true, ground, position);
    }

    /** Whether nobody can open it any more. */
    public boolean isErased() {
        return erased;
    }

    /** Why it is withheld or erased; null when it is neither. */
    public @Nullable String ground() {
        return ground;
    }

    /** Of the event that says so; null when there is none. */
    public @Nullable Long position() {
        return position;
    }
}
