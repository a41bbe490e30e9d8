package nl.korpsmonitor.query.state;

/**
 * Who reads, as far as it matters for what is shown. The implementation looks at the current request's login; it is
 * asked on the request's own thread.
 */
@FunctionalInterface
public interface Viewer {
    /** Somebody who did not log in. */
    Viewer ANONYMOUS = () -> Audience.PUBLIC;

    /** To whom he belongs. It may be kept and used by other threads; it is judged as of now. */
    Audience audience();

    /** Whether any confidential value may be opened; {@link Visibility#mayOpen} says which. */
    default boolean mayOpenConfidential() {
        return audience().confidential() != Audience.Extent.NOTHING;
    }

    /** Whether those may be opened too that are withheld on a legal ground: by whoever supervises that. */
    default boolean mayOpenWithheld() {
        return audience().withheld();
    }
}
