package nl.korpsmonitor.transparency.verify;

import java.time.Duration;

/**
 * How a served log is read.
 *
 * @param connectTimeout for a connection
 * @param answerTimeout for an answer, to its last byte
 * @param attempts from 1, before an address counts as unreachable
 * @param pause before a second attempt; it doubles each time
 * @param parallel how many requests at once, from 1
 */
record HttpOptions(Duration connectTimeout, Duration answerTimeout, int attempts, Duration pause, int parallel) {

    /** What the program uses: patient, and light on the server. */
    public static final HttpOptions USUAL =
            new HttpOptions(Duration.ofSeconds(10), Duration.ofSeconds(30), 4, Duration.ofMillis(500), 8);
}
