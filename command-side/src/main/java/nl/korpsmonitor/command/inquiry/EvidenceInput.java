package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.events.values.Evidence.Basis;
import nl.korpsmonitor.events.values.Evidence.Units;
import nl.korpsmonitor.events.values.Evidence.Weights;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What is cited, as a request names it: exactly one of the three.
 *
 * @param event position of an event
 * @param state what was known of a subject
 * @param comparison of two editions
 */
public record EvidenceInput(
        @Nullable Long event,
        @Nullable StateInput state,
        @Nullable ComparisonInput comparison) {
    /**
     * What was known of a subject.
     *
     * @param subject such as {@code recommendation/2012/r-07}
     * @param knownAt the state after the entry at this position, or after the last one recorded at or before this time; the position is recorded
     * @param inForceOn only what was in force on that day; left out for the last known facts
     * @param reconstructedAsOf the day for which it is reconstructed what was known before the ledger began; left out when it is not
     */
    public record StateInput(
            @Nullable Subject subject,
            @Nullable KnownAt knownAt,
            @Nullable LocalDate inForceOn,
            @Nullable LocalDate reconstructedAsOf) {}

    /**
     * A comparison, with the choices that the API offers.
     *
     * @param from year of the edition from which is compared
     * @param to year of the edition to which is compared
     * @param basis left out: as published
     * @param units left out: the organisations as they were assessed
     * @param weights left out: each edition's own
     * @param knownAt the state after the entry at this position, or after the last one recorded at or before this time; the position is recorded
     * @param inForceOn only what was in force on that day; left out for the last known facts
     */
    public record ComparisonInput(
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Basis basis,
            @Nullable Units units,
            @Nullable Weights weights,
            @Nullable KnownAt knownAt,
            @Nullable LocalDate inForceOn) {}
}
