package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModels;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.Test;

class SqliteSharedProjectionTest extends SharedProjectionContract {
    @Override
    ReadModels.Place place() {
        return SqliteReadModels.in(directory.resolve("views.db"));
    }

    @Test
    void of_two_processes_on_one_file_the_one_that_has_the_lock_beside_it_projects() {
        ledger.appendAll(RandomHistory.of(7, 20));
        ProjectionOptions one = ProjectionOptions.sqlite(directory.resolve("views.db"));
        ProjectionOptions two = ProjectionOptions.sqlite(directory.resolve("views.db"));
        try (ViewProjection first = ViewProjection.start(ledger.trail(), ledger.size(), one)) {
            assertThat(first.awaitPosition(register("golf"), PATIENCE)).isTrue();
            assertThat(directory.resolve("views.lock")).exists();
            try (ViewProjection second = ViewProjection.start(ledger.trail(), ledger.size(), two)) {
                assertThat(second.awaitPosition(register("hotel"), PATIENCE)).isTrue();
                assertThat(second.isProjecting()).isFalse();
                end(first);
                assertThat(second.awaitPosition(register("india"), PATIENCE)).isTrue();
                // Axon notes that a moment after it has begun.
                await(second::isProjecting);
            }
        }
    }
}
