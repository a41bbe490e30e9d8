package nl.korpsmonitor.ledger;

import nl.korpsmonitor.ledger.document.DirectoryDocumentFiles;

/** The names of what lies in a ledger's directory, as its parts and its inspection know them. */
public final class LedgerFiles {
    /** The entries and what belongs to them. */
    public static final String LEDGER = "ledger.db";
    /** The keys of confidential values. */
    public static final String DISCLOSURE_KEYS = "disclosure-keys.db";
    /** The directory of the other keys. */
    public static final String KEYS = "keys";
    /** The directory of the files of documents. */
    public static final String DOCUMENTS = DirectoryDocumentFiles.DIRECTORY;
    /** Held by the process that has the ledger open. */
    public static final String LOCK = "LOCK";
    /** Says what the directory is. */
    public static final String FORMAT = "FORMAT";
    /** What {@link #FORMAT} says. Format 2 names the idempotency key in an entry's cause; format 1 never left development. */
    public static final String FORMAT_TEXT = "korpsmonitor-ledger 2\n";

    private LedgerFiles() {}
}
