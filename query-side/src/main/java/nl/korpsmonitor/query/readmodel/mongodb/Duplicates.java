package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import java.util.function.Supplier;

/**
 * Two processes that upsert the same document at the same moment: the one that comes second may be told that it exists. It has only to ask again, as then it
 * finds it.
 */
final class Duplicates {
    private static final int ATTEMPTS = 5;

    private Duplicates() {}

    /** Does it again when that was all that went wrong. */
    static <T> T retry(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (MongoWriteException e) {
                if (attempt == ATTEMPTS || e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            } catch (MongoBulkWriteException e) {
                boolean others = e.getWriteConcernError() != null
                        || e.getWriteErrors().stream()
                                .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY);
                if (attempt == ATTEMPTS || others) {
                    throw e;
                }
            }
        }
    }
}
