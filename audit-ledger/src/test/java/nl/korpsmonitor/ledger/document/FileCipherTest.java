package nl.korpsmonitor.ledger.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted files open under their key, and only as they were. */
class FileCipherTest {
    private static final int CHUNK = FileCipher.CHUNK_BYTES;
    private static final int SEALED = CHUNK + FileCipher.TAG_BYTES;
    private static final int HEADER = FileCipher.HEADER.length;
    private static final String KEY = FileCipher.newKey(new SecureRandom());

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] encrypted(byte[] plain) throws IOException {
        ByteArrayOutputStream below = new ByteArrayOutputStream();
        try (OutputStream out = FileCipher.encrypting(below, KEY)) {
            // In pieces that fit no chunk.
            for (int at = 0; at < plain.length; at += 1_000) {
                out.write(plain, at, Math.min(1_000, plain.length - at));
            }
        }
        return below.toByteArray();
    }

    private static byte[] decrypted(byte[] sealed, String key) throws IOException {
        try (InputStream in = FileCipher.decrypting(new ByteArrayInputStream(sealed), key)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17})
    void a_file_of_any_length_opens_under_its_key(int size) throws IOException {
        byte[] sealed = encrypted(bytes(size));
        assertThat(decrypted(sealed, KEY)).isEqualTo(bytes(size));
        int chunks = Math.max(1, (size + CHUNK - 1) / CHUNK);
        assertThat(sealed).hasSize(HEADER + size + chunks * FileCipher.TAG_BYTES);
        assertThat(FileCipher.storedSize(size)).isEqualTo(sealed.length);
    }

    @Test
    void it_does_not_open_under_another_key() {
        assertThatThrownBy(() -> decrypted(encrypted(bytes(10)), FileCipher.newKey(new SecureRandom())))
                .isInstanceOf(DamagedFileException.class);
    }

    @Test
    void no_byte_can_be_changed() throws IOException {
        byte[] sealed = encrypted(bytes(CHUNK + 5));
        for (int at : new int[] {0, HEADER - 1, HEADER, HEADER + CHUNK, HEADER + SEALED, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> decrypted(changed, KEY))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedFileException.class);
        }
    }

    @Test
    void chunks_can_not_change_places_be_left_out_or_repeated_nor_the_end_be_cut_off() throws IOException {
        byte[] sealed = encrypted(bytes(3 * CHUNK));
        byte[] first = Arrays.copyOfRange(sealed, HEADER, HEADER + SEALED);
        byte[] second = Arrays.copyOfRange(sealed, HEADER + SEALED, HEADER + 2 * SEALED);
        byte[] third = Arrays.copyOfRange(sealed, HEADER + 2 * SEALED, sealed.length);
        byte[][][] arrangements = {
            {second, first, third},
            {first, third},
            {first, second},
            {first},
            {},
            {first, second, second, third},
            {first, second, third, third},
            {third}
        };
        for (byte[][] arrangement : arrangements) {
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(FileCipher.HEADER);
            for (byte[] chunk : arrangement) {
                changed.write(chunk);
            }
            assertThatThrownBy(() -> decrypted(changed.toByteArray(), KEY)).isInstanceOf(DamagedFileException.class);
        }
        assertThatThrownBy(() -> decrypted(Arrays.copyOf(sealed, sealed.length - 1), KEY))
                .isInstanceOf(DamagedFileException.class);
    }

    /** Whoever has the key and docs/documents.md needs nothing of this program. */
    @Test
    void the_form_is_the_one_that_is_written_down() throws Exception {
        byte[] sealed = encrypted(bytes(CHUNK + 5));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getUrlDecoder().decode(KEY), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD("korpsmonitor-file 1\n".getBytes(StandardCharsets.US_ASCII));
        byte[] last = cipher.doFinal(sealed, HEADER + SEALED, sealed.length - HEADER - SEALED);
        assertThat(last).isEqualTo(Arrays.copyOfRange(bytes(CHUNK + 5), CHUNK, CHUNK + 5));
    }
}
