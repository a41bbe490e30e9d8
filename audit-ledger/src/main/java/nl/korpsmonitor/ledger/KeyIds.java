package nl.korpsmonitor.ledger;

import java.util.HexFormat;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** Key ids as they stand in names of files and records. */
public final class KeyIds {
    private KeyIds() {}

    /** The key's id, as 8 lower-case hexadecimal digits. */
    public static String hex(VerifierKey key) {
        return HexFormat.of().toHexDigits(key.keyId());
    }
}
