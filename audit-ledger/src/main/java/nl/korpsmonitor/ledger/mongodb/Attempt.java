package nl.korpsmonitor.ledger.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.StoreException;
import org.bson.BsonInvalidOperationException;

/** Says in the port's own exceptions what went wrong. */
public final class Attempt {
    private static final int UNAUTHORIZED = 13;

    private Attempt() {}

    /**
     * Does something with the database.
     *
     * @param what is being done, for the message
     * @throws StoreException when the database fails or refuses; the message says what to do about missing rights
     * @throws DamagedStoreException when a document has not its form
     */
    public static <T> T to(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw failed(what, e);
        } catch (BsonInvalidOperationException e) {
            throw new DamagedStoreException(what + " failed: a document has not its form: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw isClosed(e) ? closed(what, e) : e;
        }
    }

    /** The same, without a result. */
    public static void to(String what, Runnable work) {
        to(what, () -> {
            work.run();
            return what;
        });
    }

    /** Whether it is what the driver says when it, a cursor or its pool of sessions is closed; whatever else is in no right state is a fault of ours. */
    static boolean isClosed(IllegalStateException e) {
        String message = String.valueOf(e.getMessage());
        boolean notOpen = message.startsWith("state should be: ") && message.endsWith("open");
        return notOpen || message.endsWith(" has been closed");
    }

    /** Without its cause, so that nobody takes it for a fault of ours: the driver has no exception of its own for this. */
    static StoreException closed(String what, IllegalStateException e) {
        return new StoreException(what + " failed: the connection is closed (" + e.getMessage() + ")");
    }

    static StoreException failed(String what, MongoException e) {
        if (e.getCode() == UNAUTHORIZED || e instanceof MongoSecurityException) {
            return new StoreException(
                    what + " is not allowed to this user of the database (" + e.getMessage()
                            + "): give it the rights that docs/operations.md lists",
                    e);
        }
        return new StoreException(what + " failed: " + e.getMessage(), e);
    }
}
