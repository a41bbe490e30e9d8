package nl.korpsmonitor.ledger.sequencer;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.sqlite.SqliteLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.junit.jupiter.api.io.TempDir;

/** A sequencer keeps its promises on SQLite. */
class SqliteSequencerTest extends SequencerContract {
    @TempDir
    Path directory = Path.of("");

    @Override
    protected LedgerStore open() {
        return SqliteLedgerStore.open(directory.resolve("ledger.db"));
    }
}
