package nl.korpsmonitor.query.readmodel.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongPredicate;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;
import nl.korpsmonitor.query.readmodel.ReadModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Read models in a file, {@code views.db}. What is rebuilt beside it is put in its place in one transaction: the file itself stays. */
public final class SqliteReadModels implements ReadModels {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReadModels.class);

    private final Path file;
    private final String ledger;
    private final SqliteReadModelStore live;

    private SqliteReadModels(Path file, String ledger, SqliteReadModelStore live) {
        this.file = file;
        this.ledger = ledger;
        this.live = live;
    }

    /** @param file made, readable by its owner only, when it is not there */
    public static Place in(Path file) {
        return (ledger, reached, mayBegin) -> open(file, ledger, reached, mayBegin);
    }

    private static SqliteReadModels open(Path file, String ledger, LongPredicate reached, boolean mayBegin) {
        if (!mayBegin) {
            Emptying.refuse(file, ledger);
        }
        SqliteReadModelStore store = SqliteReadModelStore.open(file, ledger);
        if (reached.test(store.position())) {
            return new SqliteReadModels(file, ledger, store);
        }
        LOG.warn("The read models are at position {}, ahead of the ledger: they are rebuilt", store.position());
        store.close();
        if (!mayBegin) {
            throw new IllegalStateException("the read models in " + file
                    + " are ahead of the ledger, which was perhaps put back: let the service make them anew first");
        }
        try {
            Emptying.of(file, ledger);
        } catch (SQLException e) {
            throw new ReadModelStoreException("the read models in " + file + " can't be emptied", e);
        }
        return new SqliteReadModels(file, ledger, SqliteReadModelStore.open(file, ledger));
    }

    @Override
    public ReadModelStore live() {
        return live;
    }

    @Override
    public Rebuilding rebuilding(String program) {
        return SqliteRebuilding.beside(file, ledger, program);
    }

    @Override
    public void close() {
        live.close();
    }
}
