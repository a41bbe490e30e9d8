package nl.korpsmonitor.ledger.sqlite;

import java.sql.SQLException;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in the port's own exceptions what SQLite says. */
final class SqliteFailure {
    /** The primary result code is the last byte of an extended one. */
    private static final int PRIMARY = 0xff;

    private SqliteFailure() {}

    /** @param what failed, for the message */
    static StoreException of(String what, Exception e) {
        String message = what + " failed: " + e.getMessage();
        return e instanceof SQLException failure && isDamage(failure)
                ? new DamagedStoreException(message, e)
                : new StoreException(message, e);
    }

    /** Whether the file is no database, or one that is not as SQLite wrote it. */
    private static boolean isDamage(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return false;
        }
        int primary = sqlite.getResultCode().code & PRIMARY;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }
}
