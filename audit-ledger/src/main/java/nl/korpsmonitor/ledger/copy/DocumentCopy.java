package nl.korpsmonitor.ledger.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.ledger.StoredTrail;
import nl.korpsmonitor.ledger.document.DamagedFileException;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.UnrecordedFiles;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.LedgerStore;

/**
 * Copies the files of which a ledger's entries tell, as they are stored: those that are encrypted stay so. What the target has whole is not copied again, and all that
 * it has is read again in the end. Used by one thread.
 */
public final class DocumentCopy {
    private final DocumentFiles source;
    private final DocumentFiles target;
    private final InspectionProgress progress;
    private long files;
    private long copied;

    private DocumentCopy(DocumentFiles source, DocumentFiles target, InspectionProgress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /**
     * What was done.
     *
     * @param files how many files both have, one for each event that tells of one
     * @param copied how many of them were copied now
     */
    public record Result(long files, long copied) {}

    /**
     * Copies what the target lacks.
     *
     * @param entries the target's, which were copied before
     * @throws IllegalStateException when the source lacks a file or has it damaged; the message says which
     * @throws nl.korpsmonitor.ledger.store.StoreException when a store fails
     */
    public static Result copy(
            LedgerStore entries, DocumentFiles source, DocumentFiles target, InspectionProgress progress) {
        DocumentCopy copy = new DocumentCopy(source, target, progress);
        long size = Math.max(1, entries.size());
        UnrecordedFiles.forEachRecorded(new StoredTrail(entries), recorded -> {
            copy.take((DocumentFileStored) recorded.event(), recorded.position());
            copy.progress.step("Files", recorded.position() + 1, size);
        });
        return new Result(copy.files, copy.copied);
    }

    private void take(DocumentFileStored stored, long position) {
        files++;
        try {
            if (isWhole(stored)) {
                return;
            }
            try (InputStream bytes = DocumentBytes.openStored(source, stored)) {
                target.keep(stored.storedAs(), bytes);
            }
            copied++;
            if (!isWhole(stored)) {
                throw new DamagedFileException("it was not there after it was kept");
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the file " + stored.storedAs() + ", of which position " + position
                            + " tells, can't be copied from " + source.name() + " to " + target.name() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private boolean isWhole(DocumentFileStored stored) throws IOException {
        if (!target.holds(stored.storedAs())) {
            return false;
        }
        try (InputStream bytes = DocumentBytes.openStored(target, stored)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (DamagedFileException e) {
            return false;
        }
    }
}
