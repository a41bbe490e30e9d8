package nl.korpsmonitor.transparency;

import java.util.HexFormat;
import nl.korpsmonitor.transparency.key.SigningKey;

/** Signing keys that are the same in every run, so that what fails can be repeated. */
public final class TestKeys {

    /** RFC 8410 section 7: a PKCS#8 document is this and the 32 bytes of the private key. */
    private static final String PKCS8_PREFIX = "302e020100300506032b657004220420";

    private TestKeys() {}

    /** The key of that name and number; another number is another key. */
    public static SigningKey key(String name, int number) {
        return SigningKey.ofPkcs8(
                name,
                HexFormat.of()
                        .parseHex(
                                PKCS8_PREFIX + "00".repeat(28) + HexFormat.of().toHexDigits(number)));
    }
}
