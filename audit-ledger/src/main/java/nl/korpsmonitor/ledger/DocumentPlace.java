package nl.korpsmonitor.ledger;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.document.DirectoryDocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.mongodb.MongoLedgerStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.jspecify.annotations.Nullable;

/** Finds the files of documents that lie beside a ledger's entries: in its database, or in its directory. */
public final class DocumentPlace {
    private DocumentPlace() {}

    /**
     * The files of a store's ledger; they need not be closed, and end with the store.
     *
     * @param directory of the ledger; null for a store that nodes share
     */
    public static DocumentFiles of(LedgerStore store, @Nullable Path directory) {
        if (store instanceof MongoLedgerStore shared) {
            return shared.documentFiles();
        }
        if (directory == null) {
            throw new IllegalArgumentException("a store that is not shared has a directory");
        }
        return new DirectoryDocumentFiles(directory.resolve(LedgerFiles.DOCUMENTS));
    }
}
