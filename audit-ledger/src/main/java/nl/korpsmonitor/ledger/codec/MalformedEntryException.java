package nl.korpsmonitor.ledger.codec;

/**
 * Stored bytes are not an entry that this version can read: damaged, of an unknown type, or of a newer revision. The
 * message says where and what; it quotes no content.
 */
public final class MalformedEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEntryException(String message) {
        super(message);
    }

    MalformedEntryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same fault, found in a member of this name. */
    MalformedEntryException in(String name) {
        return new MalformedEntryException(name + "." + getMessage(), this);
    }
}
