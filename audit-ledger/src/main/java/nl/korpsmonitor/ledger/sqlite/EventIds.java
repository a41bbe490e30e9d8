package nl.korpsmonitor.ledger.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Event ids as index keys: a UUID in its canonical spelling takes 16 bytes, any other text a zero byte and its UTF-8. */
final class EventIds {
    private static final int UUID_LENGTH = 36;

    private EventIds() {}

    static byte[] key(String id) {
        if (id.length() == UUID_LENGTH) {
            try {
                UUID uuid = UUID.fromString(id);
                if (uuid.toString().equals(id)) {
                    return ByteBuffer.allocate(16)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array();
                }
            } catch (IllegalArgumentException e) {
                // Not a UUID after all: kept as text.
            }
        }
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        // 18 bytes at least, so that no text can pass for a UUID.
        return ByteBuffer.allocate(Math.max(18, text.length + 1))
                .put((byte) 0)
                .put(text)
                .array();
    }
}
