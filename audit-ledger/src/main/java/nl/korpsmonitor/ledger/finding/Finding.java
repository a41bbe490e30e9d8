package nl.korpsmonitor.ledger.finding;

/**
 * Something that is not as it should be.
 *
 * @param place where
 * @param fault what, in a sentence for people
 */
public record Finding(Place place, String fault) {
    /** Place and fault, on one line. */
    public String text() {
        return place.text() + ": " + fault;
    }
}
