package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus.Witness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckpointHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(CheckpointHealth.PATIENCE);
    private static final Instant JUST_NOW = LONG_AGO.plusMillis(1);

    @Test
    void all_is_well_when_everything_is_published() {
        assertThat(problem(null, true, null)).isNull();
    }

    @Test
    void being_behind_for_a_moment_is_nothing_to_tell_whatever_the_reason() {
        assertThat(problem(JUST_NOW, true, null)).isNull();
        assertThat(problem(JUST_NOW, false, null)).isNull();
        assertThat(problem(JUST_NOW, false, "the disk is full")).isNull();
    }

    @Test
    void a_quorum_that_stays_unmet_is_told_with_what_the_witnesses_answer() {
        assertThat(problem(LONG_AGO, false, null))
                .contains(
                        "do not meet the policy's quorum",
                        "court: connection refused.",
                        "7 of 10 entries",
                        "since 2026-11-26T11:59:30Z",
                        "Writes are recorded")
                .doesNotContain("house");
    }

    @Test
    void a_failure_that_stays_is_told_in_its_own_words() {
        assertThat(problem(LONG_AGO, true, "the disk is full")).contains("held up: the disk is full. 7 of 10");
    }

    @Test
    void a_failure_while_all_is_published_is_told_at_once_as_nothing_says_when_it_began() {
        assertThat(problem(null, true, "signing has stopped for good")).contains("signing has stopped for good.");
    }

    @Test
    void that_nothing_will_be_signed_any_more_is_told_at_once() {
        assertThat(problem(JUST_NOW, true, "signing has stopped for good", true))
                .contains("signing has stopped for good.");
    }

    @Test
    void publishing_that_silently_stands_still_is_told_too() {
        assertThat(problem(LONG_AGO, true, null)).contains("look at the log");
    }

    private static @Nullable String problem(
            @Nullable Instant behindSince, boolean quorumMet, @Nullable String failure) {
        return problem(behindSince, quorumMet, failure, false);
    }

    private static @Nullable String problem(
            @Nullable Instant behindSince, boolean quorumMet, @Nullable String failure, boolean stopped) {
        CheckpointStatus status = new CheckpointStatus(
                10,
                8,
                7,
                null,
                quorumMet,
                behindSince,
                failure,
                stopped,
                List.of(new Witness("court", -1, null, "connection refused"), new Witness("house", 7, NOW, null)));
        return CheckpointHealth.problem(status, NOW);
    }
}
