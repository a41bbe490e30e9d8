package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesFollowTest {
    private long known = 10;
    private long stored = 10;
    private boolean away;
    private Duration now = Duration.ZERO;

    private final EntriesFollow check = new EntriesFollow(() -> known, this::stored, () -> now.toNanos());

    private long stored() {
        if (away) {
            throw new StoreException("the store does not answer");
        }
        return stored;
    }

    @Test
    void a_node_that_does_not_take_in_what_is_recorded_is_a_problem_after_a_while() {
        assertThat(check.problem()).isNull();
        stored = 11;
        assertThat(check.problem()).isNull();
        now = now.plus(EntriesFollow.PATIENCE);
        assertThat(check.problem()).isNull();
        now = now.plusSeconds(1);
        assertThat(check.problem()).contains("for 31 seconds");
        known = 11;
        assertThat(check.problem()).isNull();
        assertThat(check.behind()).isZero();
    }

    @Test
    void a_node_that_is_behind_others_that_write_all_the_time_and_takes_in_all_of_it_is_well() {
        for (int second = 0; second < 100; second++) {
            stored += 5;
            assertThat(check.problem()).isNull();
            known = stored;
            stored++;
            assertThat(check.problem()).isNull();
            now = now.plusSeconds(20);
        }
    }

    @Test
    void a_store_that_goes_on_to_hold_fewer_entries_than_were_seen_is_a_problem_too() {
        stored = 9;
        assertThat(check.problem()).isNull();
        now = now.plus(EntriesFollow.PATIENCE).plusSeconds(1);
        assertThat(check.problem()).contains("older state");
        stored = 10;
        assertThat(check.problem()).isNull();
    }

    @Test
    void a_store_that_does_not_answer_is_told_by_another_check_and_ends_no_waiting() {
        away = true;
        assertThat(check.problem()).isNull();
        now = now.plus(EntriesFollow.PATIENCE).plusSeconds(1);
        assertThat(check.problem()).isNull();
        away = false;
        stored = 11;
        assertThat(check.problem()).isNull();
        away = true;
        now = now.plusSeconds(7);
        assertThat(check.behind()).hasSeconds(7);
    }

    @Test
    void a_node_whose_follower_can_not_read_the_entries_is_found_out(@TempDir Path directory) throws SQLException {
        KorpsmonitorLedger.open(directory, Clock.systemUTC()).close();
        try (KorpsmonitorLedger following = KorpsmonitorLedger.open(LedgerOptions.in(directory), NodeRole.QUERY)) {
            EntriesFollow followed = new EntriesFollow(
                    following.reading()::size, following.reading().trail()::size, () -> now.toNanos());
            assertThat(followed.problem()).isNull();
            // A gap: what follows it can't be taken in, though the store says how much there is.
            execute(
                    directory,
                    "UPDATE entries SET position = position + 1000000 WHERE position = (SELECT max(position) FROM entries)");
            assertThat(followed.problem()).isNull();
            now = EntriesFollow.PATIENCE.plusSeconds(1);
            assertThat(followed.problem()).contains("not taken in");
            assertThat(EntriesFollow.of(following.reading()).problem())
                    .as("one that was not asked before waits first")
                    .isNull();
        }
    }

    @Test
    void a_node_on_a_directory_of_its_own_has_nobody_to_follow(@TempDir Path directory) throws SQLException {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, Clock.systemUTC())) {
            EntriesFollow alone = EntriesFollow.of(ledger.reading());
            execute(
                    directory,
                    "UPDATE entries SET position = position + 5 WHERE position = (SELECT max(position) FROM entries)");
            assertThat(ledger.reading().trail().size())
                    .isNotEqualTo(ledger.reading().size());
            assertThat(alone.behind()).isZero();
            execute(
                    directory,
                    "UPDATE entries SET position = position - 5 WHERE position = (SELECT max(position) FROM entries)");
        }
    }

    private static void execute(Path directory, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }
}
