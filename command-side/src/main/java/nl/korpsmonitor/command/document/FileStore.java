package nl.korpsmonitor.command.document;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.DocumentIntake;

/**
 * What the writing of documents' files stands on.
 *
 * @param intake takes them in
 * @param files keeps them
 * @param trail in which they are recorded
 * @param maximumBytes that a file may have; 1 or more
 */
public record FileStore(DocumentIntake intake, DocumentFiles files, Trail trail, long maximumBytes) {
    public FileStore {
        if (maximumBytes < 1) {
            throw new IllegalArgumentException("a file may have at least 1 byte");
        }
    }
}
