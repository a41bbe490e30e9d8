package nl.korpsmonitor.query.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of {@code views.db}, and of the file beside it in which a rebuild works.
 *
 * @param path of the live file
 * @param ledger to which it belongs, by the id of that ledger's first event
 */
record ViewsFile(Path path, String ledger) {
    private static final Logger LOG = LoggerFactory.getLogger(ViewsFile.class);

    static ViewsFile of(Trail trail, Path path) {
        return new ViewsFile(path, trail.event(0).map(RecordedEvent::id).orElse("none"));
    }

    /** Opens the live file; empties it first when it is of another ledger, or ahead of this one, as after a restore. */
    ReadModelStore openFor(Trail trail) {
        ReadModelStore store = SqliteReadModelStore.open(path, ledger);
        if (store.position() <= trail.size()) {
            return store;
        }
        LOG.warn("The read models are ahead of the ledger ({} > {}): they are rebuilt", store.position(), trail.size());
        store.close();
        delete(path);
        return SqliteReadModelStore.open(path, ledger);
    }

    /** An empty store beside the live one. */
    ReadModelStore openFresh() {
        delete(fresh());
        return SqliteReadModelStore.open(fresh(), ledger);
    }

    /** Closes both and opens the fresh one in the live one's place. */
    ReadModelStore replace(ReadModelStore live, ReadModelStore rebuilt) {
        // The last connection to close folds the write-ahead log into its file, so that one file can be moved.
        rebuilt.close();
        live.close();
        try {
            delete(path);
            Files.move(fresh(), path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Whatever stands there now is opened; what it lacks is folded again.
            LOG.error("The rebuilt read models can't take their place", e);
        }
        return SqliteReadModelStore.open(path, ledger);
    }

    /** Closes and deletes a fresh store that is not wanted after all. */
    void discard(ReadModelStore rebuilt) {
        rebuilt.close();
        delete(fresh());
    }

    private Path fresh() {
        return path.resolveSibling(path.getFileName() + ".rebuilding");
    }

    private static void delete(Path file) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("old read models can't be deleted", e);
        }
    }
}
