package nl.korpsmonitor.ledger;

import java.time.Duration;

/**
 * How often checkpoints are signed, and how long somebody is waited for.
 *
 * @param interval between two looks for news; so much later than an entry its checkpoint is signed
 * @param firstPause after a failure; doubled after each further one
 * @param longestPause the most that pauses grow to
 * @param witnessTimeout how long a witness may take to answer
 * @param patience how long a clean close waits for the witnesses; a start waits at least as long as one may take to answer
 */
public record CheckpointTiming(
        Duration interval, Duration firstPause, Duration longestPause, Duration witnessTimeout, Duration patience) {
    /** What a service runs with. An Ed25519 signature costs 0.6 ms. */
    public static final CheckpointTiming DEFAULT = new CheckpointTiming(
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    /** How long a start waits for what witnesses show: the longer of patience and a witness's time. */
    public Duration patienceAtStart() {
        return patience.compareTo(witnessTimeout) < 0 ? witnessTimeout : patience;
    }
}
