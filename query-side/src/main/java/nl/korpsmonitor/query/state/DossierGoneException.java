package nl.korpsmonitor.query.state;

import java.util.List;

/** A dossier can't be made again, as something that it showed may not be shown any more; HTTP 410. */
public final class DossierGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Value> values;

    /**
     * A value that it showed.
     *
     * @param position of the event that it stands in
     * @param field where it stands there, a JSON Pointer
     * @param decision {@code withheld} or {@code erased}
     * @param ground on which
     * @param decidedAt position of the event that says so
     */
    public record Value(long position, String field, String decision, String ground, long decidedAt) {}

    /** @param values one at least */
    public DossierGoneException(List<Value> values) {
        super(
                "The dossier showed " + (values.size() == 1 ? "a value" : values.size() + " values")
                        + " that may not be shown any more, so it is not made again. Whoever received it holds the only copies.");
        this.values = List.copyOf(values);
    }

    /** Those values. */
    public List<Value> values() {
        return values;
    }
}
