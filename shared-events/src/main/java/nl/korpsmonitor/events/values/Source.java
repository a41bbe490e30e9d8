package nl.korpsmonitor.events.values;

import org.jspecify.annotations.Nullable;

/**
 * What a source claims, kept apart from what the ledger saw itself.
 *
 * @param document the source
 * @param passage where in it: a page, section or sentence number; null for the whole
 * @param documentedOn the date that the source gives for the fact
 * @param receivedOn the day on which the source reached the recorder
 */
public record Source(Document document, @Nullable String passage, PartialDate documentedOn, PartialDate receivedOn) {
    /** @throws IllegalArgumentException when the passage is blank or longer than 200 characters */
    public Source {
        if (passage != null) {
            Text.require("passage", passage, 200);
        }
    }
}
