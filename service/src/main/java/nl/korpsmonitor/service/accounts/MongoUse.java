package nl.korpsmonitor.service.accounts;

import com.mongodb.MongoException;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.store.StoreException;

/** Uses the accounts' database, and says in the words of the accounts when that fails. */
record MongoUse(String database) {
    <T> T get(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException e) {
            throw new StoreException("can't use the accounts in " + database + ": " + e.getMessage(), e);
        }
    }
}
