package nl.korpsmonitor.ledger.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event ids as index keys: a UUID in its canonical spelling takes 16 bytes, any other text a zero byte and its UTF-8. */
final class EventIds {
    private static final int UUID_LENGTH = 36;

    private EventIds() {}

    /** The id of which this is the key; null when it is no id's. */
    static @Nullable String id(byte[] key) {
        String id;
        if (key.length == 16) {
            ByteBuffer bits = ByteBuffer.wrap(key);
            id = new UUID(bits.getLong(), bits.getLong()).toString();
        } else if (key.length >= 18 && key[0] == 0) {
            String text = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
            id = key.length == 18 ? text.replaceAll("\0+$", "") : text;
        } else {
            return null;
        }
        return Arrays.equals(key(id), key) ? id : null;
    }

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
