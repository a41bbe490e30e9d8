package nl.korpsmonitor.service.http;

import com.mongodb.MongoException;
import java.io.IOException;
import java.sql.SQLException;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.query.readmodel.ReadModelStoreException;

/** What is answered and logged when a store fails: a database that elects another primary, a disk that is full. */
public final class StoreFailures {
    /** When to try again, in seconds: an election takes about so long. */
    public static final int RETRY_AFTER_SECONDS = 5;

    /** The answer. It tells nothing of what the store said, which may name hosts and files. */
    public static final Problem PROBLEM = Problem.of(
            503,
            "What this service stores can't be read or written at the moment. Try again. Repeat a write under the same"
                    + " Idempotency-Key, so that it is recorded once.");

    private static final int MAXIMUM_DEPTH = 10;

    private StoreFailures() {}

    /**
     * Whether a store failed for a reason that lies beneath it and may pass: a database, a disk, a network, or a wait that was too long. Else what it holds is
     * damaged, or it is a fault of the program's that the store's words only wrap; neither is mended by trying again, and somebody must hear of it.
     */
    public static boolean isPassing(Throwable failure) {
        boolean beneath = false;
        Throwable root = failure;
        for (int depth = 0; depth < MAXIMUM_DEPTH; depth++) {
            if (root instanceof DamagedStoreException) {
                return false;
            }
            beneath |= root instanceof SQLException || root instanceof IOException || root instanceof MongoException;
            if (root.getCause() == null) {
                break;
            }
            root = root.getCause();
        }
        boolean ofOurs = root instanceof RuntimeException || root instanceof Error;
        boolean storesOwn = root instanceof StoreException || root instanceof ReadModelStoreException;
        return beneath || storesOwn || !ofOurs;
    }

    /** What failed, and what lay beneath it, on one line for the log: a stack trace would say no more. */
    public static String line(Throwable failure) {
        StringBuilder line = new StringBuilder(message(failure));
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MAXIMUM_DEPTH; depth++) {
            // Who wraps an exception often quotes it.
            if (line.indexOf(message(cause)) < 0) {
                line.append(": ").append(message(cause));
            }
            cause = cause.getCause();
        }
        return line.toString().strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    }
}
