package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.ledger.StoredTrail;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.disclosure.ErasedValues;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.UnrecordedFiles;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Compares the files of documents with the events that tell of them: as they are stored, and decrypted where their key is there. */
final class FileInspection {
    private final LedgerStore store;
    private final DocumentFiles files;
    private final @Nullable DisclosureKeyEvidence keys;
    private final ErasedValues erased;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();
    private long compared;
    private long decrypted;
    private long gone;

    /** @param keys null when they can't be used, which was found elsewhere */
    FileInspection(
            LedgerStore store,
            DocumentFiles files,
            @Nullable DisclosureKeyEvidence keys,
            ErasedValues erased,
            Findings findings) {
        this.store = store;
        this.files = files;
        this.keys = keys;
        this.erased = erased;
        this.findings = findings;
    }

    void run(InspectionProgress progress) {
        long size = Math.max(1, store.size());
        try {
            UnrecordedFiles.forEachRecorded(new StoredTrail(store), recorded -> {
                take(recorded, (DocumentFileStored) recorded.event());
                progress.step("Files", Math.min(size, recorded.position() + 1), size);
            });
        } catch (RuntimeException e) {
            // Whatever an altered entry brings about was found with the entry; the files of what follows are not known.
            findings.add(Place.of(files.name()), "not all files can be compared with the entries: " + e.getMessage());
            return;
        }
        tellOthers();
        if (compared > 0) {
            findings.checked(compared + " files of documents: compared with their events, " + decrypted
                    + " of them decrypted" + (gone == 0 ? "" : ", " + gone + " erased for good"));
        }
    }

    private void take(RecordedEvent recorded, DocumentFileStored stored) {
        Place place = Place.of(files.name()).at(recorded.position(), recorded.type() + " of " + recorded.subject());
        told.add(stored.storedAs());
        try {
            try (InputStream bytes = DocumentBytes.openStored(files, stored)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            compared++;
            DocumentFileStored open = opened(recorded, stored);
            if (open != null) {
                try (InputStream bytes = DocumentBytes.open(files, open)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
                decrypted += stored.inTheClear() ? 0 : 1;
            }
        } catch (IOException | StoreException e) {
            findings.add(place, "the file " + stored.storedAs() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            findings.add(
                    place, "the file " + stored.storedAs() + ": what its event says of it is none: " + e.getMessage());
        }
    }

    /** With its key shown, where it has one; null when that is erased, or can't be opened here, which was found with the confidential values. */
    private @Nullable DocumentFileStored opened(RecordedEvent recorded, DocumentFileStored stored) {
        if (!(stored.key() instanceof Confidential.Withheld<String> withheld)) {
            return stored.key() == null ? stored : null;
        }
        if (erased.contains(recorded.position(), withheld.digest())) {
            gone++;
            return null;
        }
        DisclosureKeyEvidence from = keys;
        if (from == null) {
            return null;
        }
        return store.disclosures(recorded.position()).stream()
                .filter(each -> each.digest().base64Url().equals(withheld.digest()))
                .findFirst()
                .map(from::text)
                .map(key -> new DocumentFileStored(
                        stored.sha256(),
                        stored.size(),
                        stored.mediaType(),
                        stored.edition(),
                        stored.storedSha256(),
                        Confidential.of(key),
                        stored.occurredOn()))
                .orElse(null);
    }

    private void tellOthers() {
        try {
            long[] others = {0};
            files.forEach(kept -> others[0] += told.contains(kept.sha256()) ? 0 : 1);
            if (others[0] > 0) {
                findings.notice(
                        others[0] + " files in " + files.name()
                                + " are of no event, as after a service that was ended: one that runs removes them after an hour.");
            }
        } catch (RuntimeException e) {
            findings.add(Place.of(files.name()), "it can't be read: " + e.getMessage());
        }
    }
}
