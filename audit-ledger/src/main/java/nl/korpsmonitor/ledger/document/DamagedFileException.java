package nl.korpsmonitor.ledger.document;

import java.io.IOException;

/** The bytes of a document's file are not those of which its event tells. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong */
    public DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
