package nl.korpsmonitor.events.values;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer stands on: exactly one of an event, a state and a comparison.
 *
 * @param event position of an event
 * @param state what was known of a subject at a moment
 * @param comparison of two editions, as known at a moment
 */
public record Evidence(
        @Nullable Long event,
        @Nullable CitedState state,
        @Nullable CitedComparison comparison) {
    /** @throws IllegalArgumentException unless exactly one is there */
    public Evidence {
        if (Stream.of(event, state, comparison).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("evidence: exactly one of event, state, comparison");
        }
        if (event != null) {
            requirePosition("event", event);
        }
    }

    /**
     * What was known of a subject.
     *
     * @param knownAt the state after the entry at this position
     * @param inForceOn only what was in force on that day; null for the last known facts
     * @param reconstructedAsOf the day for which it is reconstructed what was known before the ledger began; null when it is not
     */
    public record CitedState(
            Subject subject,
            long knownAt,
            @Nullable LocalDate inForceOn,
            @Nullable LocalDate reconstructedAsOf) {
        /** @throws IllegalArgumentException when the position is none */
        public CitedState {
            requirePosition("knownAt", knownAt);
        }
    }

    /**
     * A comparison of two editions, with the choices that the API offers.
     *
     * @param from year of the edition from which is compared
     * @param to year of the other edition to which is compared
     * @param weights {@link Weights#EACH} unless the basis is like for like
     * @param knownAt the state after the entry at this position
     * @param inForceOn only what was in force on that day; null for the last known facts
     */
    public record CitedComparison(
            int from,
            int to,
            Basis basis,
            Units units,
            Weights weights,
            long knownAt,
            @Nullable LocalDate inForceOn) {
        /** @throws IllegalArgumentException when it can't be made */
        public CitedComparison {
            if (from == to) {
                throw new IllegalArgumentException("to: another edition than from");
            }
            if (basis == Basis.AS_PUBLISHED && weights != Weights.EACH) {
                throw new IllegalArgumentException("weights: as published, each edition keeps its own");
            }
            requirePosition("knownAt", knownAt);
        }
    }

    /** Which results are put side by side. */
    public enum Basis {
        /** Everything as each edition publishes it. */
        AS_PUBLISHED,
        /** Only dimensions that both have. */
        LIKE_FOR_LIKE
    }

    /** Whose results are put side by side. */
    public enum Units {
        /** The organisations as they were assessed. */
        FORMER,
        /** Today's units. */
        CURRENT
    }

    /** By which weights, like for like. */
    public enum Weights {
        /** Each edition's own. */
        EACH,
        /** Those of the edition compared from. */
        FROM,
        /** Those of the edition compared to. */
        TO,
        /** All the same. */
        EQUAL
    }

    /** The last position that it depends on. */
    public long lastPosition() {
        return LongStream.of(
                        event == null ? 0 : event,
                        state == null ? 0 : state.knownAt(),
                        comparison == null ? 0 : comparison.knownAt())
                .max()
                .orElseThrow();
    }

    /** Whether it shows something of the event at a position, which is about a subject. */
    public boolean showsOf(long position, Subject subject) {
        if (state != null) {
            return position <= state.knownAt() && state.subject().equals(subject);
        }
        if (comparison != null) {
            Integer edition = subject.editionYear();
            return position <= comparison.knownAt()
                    && edition != null
                    && !subject.type().equals("recommendation")
                    && (edition == comparison.from() || edition == comparison.to());
        }
        return Objects.equals(event, position);
    }

    /**
     * A position.
     *
     * @throws IllegalArgumentException when it is below 0; the message names the field
     */
    public static void requirePosition(String field, long position) {
        if (position < 0) {
            throw new IllegalArgumentException(field + ": 0 or more");
        }
    }
}
