package nl.korpsmonitor.service.observation;

/** Stands in for an exception in a span, and says no more than its class: messages quote what people wrote. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private Failure(String name) {
        super(name, null, false, false);
    }

    static Failure standingFor(Throwable thrown) {
        return new Failure(thrown.getClass().getName());
    }
}
