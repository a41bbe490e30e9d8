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
}
