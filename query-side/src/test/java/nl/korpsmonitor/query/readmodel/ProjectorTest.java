package nl.korpsmonitor.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is skipped, whatever the trail shows. */
class ProjectorTest {
    private static final int EVENTS = 60;

    private final InMemoryTrail trail = RandomHistory.of(17, EVENTS);

    @TempDir
    Path directory;

    @Test
    void what_a_trail_that_steps_back_does_not_show_is_folded_later() {
        try (ReadModelStore store = open("stepping.db")) {
            Projector projector = new Projector(new SteppingBackTrail(trail, 40, 1), store);
            projector.catchUp(40);
            assertThatThrownBy(() -> projector.catchUp(EVENTS))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not show position 40");
            assertThat(projector.next()).isEqualTo(40);
            assertThat(store.position()).isEqualTo(40);
            projector.catchUp(EVENTS);
            assertThat(ReadModelDigest.of(store)).isEqualTo(expected());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 25, 59})
    void what_is_shown_is_folded_and_the_rest_read_again(long sizeThen) {
        try (ReadModelStore store = open("stepping.db")) {
            Projector projector = new Projector(new SteppingBackTrail(trail, sizeThen, 0), store);
            projector.foldBefore(EVENTS);
            projector.commit();
            assertThat(store.position()).isEqualTo(EVENTS);
            assertThat(ReadModelDigest.of(store)).isEqualTo(expected());
        }
    }

    private String expected() {
        try (ReadModelStore straight = open("straight.db")) {
            new Projector(trail, straight).catchUp(EVENTS);
            return ReadModelDigest.of(straight);
        }
    }

    private ReadModelStore open(String name) {
        return SqliteReadModelStore.open(directory.resolve(name), "ledger");
    }
}
