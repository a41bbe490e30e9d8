package nl.korpsmonitor.query.readmodel.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.Rebuild;
import nl.korpsmonitor.query.readmodel.RebuildContract;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRebuildTest extends RebuildContract {
    @TempDir
    Path directory;

    @Override
    protected ReadModels open() {
        return open("ledger", Long.MAX_VALUE, true);
    }

    private ReadModels open(String ledger, long size, boolean mayBegin) {
        return SqliteReadModels.in(file()).open(ledger, position -> position <= size, mayBegin);
    }

    @Test
    void nothing_is_left_beside_the_file_but_the_lock() {
        try (ReadModels readModels = open()) {
            Rebuild.run(RandomHistory.of(1, 20), readModels, "program", progress -> {});
        }
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("views.db", "views.db.rebuilding.lock");
    }

    @Test
    void one_rebuild_at_a_time() {
        try (ReadModels one = open();
                ReadModels other = open();
                ReadModels.Rebuilding underWay = one.rebuilding("program")) {
            assertThat(underWay.store().position()).isZero();
            assertThatThrownBy(() -> Rebuild.run(RandomHistory.of(1, 20), other, "program", progress -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("under way");
        }
    }

    @Test
    void tables_that_were_changed_are_made_anew() throws SQLException {
        InMemoryTrail trail = RandomHistory.of(1, 100);
        try (ReadModels readModels = open()) {
            new Projector(trail, readModels.live()).catchUp(100);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX row_scorecard_edition");
        }
        try (ReadModels readModels = open()) {
            Rebuild.run(trail, readModels, "program", progress -> {});
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            assertThat(Pragma.number(
                            connection, "SELECT count(*) FROM sqlite_master WHERE name = 'row_scorecard_edition'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoever_only_reads_empties_nothing() {
        try (ReadModels readModels = open()) {
            new Projector(RandomHistory.of(1, 20), readModels.live()).catchUp(20);
        }
        assertThatThrownBy(() -> open("another", Long.MAX_VALUE, false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open("ledger", 19, false)).isInstanceOf(IllegalStateException.class);
        try (ReadModels readModels = open()) {
            assertThat(readModels.live().position()).isEqualTo(20);
        }
        try (ReadModels readModels = open("ledger", 19, true)) {
            assertThat(readModels.live().position())
                    .as("whoever may, begins anew")
                    .isZero();
        }
    }

    private Path file() {
        return directory.resolve("views.db");
    }
}
