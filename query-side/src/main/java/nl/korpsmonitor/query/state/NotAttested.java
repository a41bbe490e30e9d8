package nl.korpsmonitor.query.state;

import nl.korpsmonitor.events.problems.NotFoundException;

/** Says that the ledger knows nothing of a moment, which is not the same as that nothing had happened. */
public final class NotAttested {
    private NotAttested() {}

    /**
     * The answer to whoever asks for a time before the first entry.
     *
     * @param moment as it was asked for
     */
    public static NotFoundException at(String moment) {
        return new NotFoundException("Not attested: the ledger has no entries recorded at or before " + moment
                + ", so what was known then can't be shown from it."
                + " /v1/reconstructions?subject=…&asOf=… reconstructs it from what was recorded later, and says so.");
    }
}
