package nl.korpsmonitor.ledger.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.store.StoreInspection;
import org.jspecify.annotations.Nullable;

/** What an inspection of a ledger reads: its store, the keys of its confidential values, and the files beside them. It changes nothing. For one thread. */
sealed interface Evidence extends AutoCloseable permits DirectoryEvidence, SharedEvidence {
    /** Where it is, for messages. */
    String name();

    /** The store; null when it can't be read, which was then found. */
    @Nullable
    StoreInspection store();

    /** The files of keys that belong to it; null when there are none to look at, which was then told. */
    @Nullable
    KeyFiles keyFiles();

    /** How the ledger was closed; null when it was not, or nobody can say. */
    @Nullable
    ClosedRecord closed();

    /** Whether somebody may record in it meanwhile. */
    boolean inUse();

    /**
     * Judges what tells what this is and how it was left.
     *
     * @param size how many entries there are
     */
    void inspectSetting(long size);

    /** The keys of confidential values, which the caller closes; null when they can't be read, which was then told. */
    @Nullable
    DisclosureKeyEvidence disclosureKeys();

    /** The files of documents, which need not be closed. */
    DocumentFiles documentFiles();

    /** The databases of which {@link StoreInspection#inspectForm} and {@link #disclosureKeys} judge the form. */
    List<String> databases();

    /** What was said when something that was asked did not answer, so that what was found says nothing; empty when all did. */
    default Optional<String> brokenOff() {
        return Optional.empty();
    }

    @Override
    void close() throws IOException;
}
