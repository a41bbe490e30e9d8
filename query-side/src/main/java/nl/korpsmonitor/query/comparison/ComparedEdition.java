package nl.korpsmonitor.query.comparison;

import nl.korpsmonitor.events.EditionEvent.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * An edition in a comparison.
 *
 * @param frameworkKnown whether its framework is known
 * @param classes how many of the compared organisations have which class in it, on the compared basis; null when no
 *     class is known
 */
public record ComparedEdition(
        int year,
        Provenance provenance,
        boolean fictitious,
        boolean frameworkKnown,
        @Nullable ClassTotals classes) {}
