package nl.korpsmonitor.ledger.document;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts one file, a chunk at a time, under AES-256-GCM and a key that is used for nothing else. The form, version 1: {@link #HEADER}; then the file in
 * chunks of {@link #CHUNK_BYTES}, of which only the last may be shorter and, in an empty file, empty; each is followed by its tag of 16 bytes. A chunk's nonce
 * is 7 zero bytes, its number from 0 in 4 bytes (big-endian), and a byte that is 1 for the last chunk and else 0; the header is its additional data. So no
 * chunk can be changed, moved, left out or added, and none of what was cut off at the end goes unnoticed.
 */
final class FileCipher {
    static final byte[] HEADER = "korpsmonitor-file 1\n".getBytes(StandardCharsets.US_ASCII);
    static final int CHUNK_BYTES = 64 * 1024;
    static final int KEY_BYTES = 32;
    static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_AT = 7;

    private final SecretKeySpec key;
    private final Cipher cipher;
    private int number;

    private FileCipher(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a file's key has " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** How many bytes a file of so many has when it is encrypted. */
    static long storedSize(long size) {
        long chunks = Math.max(1, Math.ceilDiv(size, CHUNK_BYTES));
        return HEADER.length + size + chunks * TAG_BYTES;
    }

    /** A new key, as events hold it: base64url without padding. */
    static String newKey(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Encrypts what is written to it. It must be closed, which writes the last chunk and closes what is below. */
    static OutputStream encrypting(OutputStream below, String key) throws IOException {
        below.write(HEADER);
        return new Encrypting(below, new FileCipher(decoded(key)));
    }

    /**
     * Decrypts what is read from it; its reads throw {@link DamagedFileException} where the bytes are not those that were encrypted under the key, and give nothing
     * of a chunk before it is checked.
     */
    static InputStream decrypting(InputStream below, String key) throws IOException {
        byte[] header = below.readNBytes(HEADER.length);
        if (!Arrays.equals(header, HEADER)) {
            throw new DamagedFileException("it does not begin as an encrypted file does");
        }
        return new Decrypting(below, new FileCipher(decoded(key)));
    }

    private static byte[] decoded(String key) {
        return Base64.getUrlDecoder().decode(key);
    }

    private byte[] next(int mode, byte[] bytes, int length, boolean last) throws GeneralSecurityException {
        if (number < 0) {
            throw new IllegalStateException("a file has at most " + Integer.MAX_VALUE + " chunks");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(nonce).putInt(NUMBER_AT, number++).put(NONCE_BYTES - 1, (byte) (last ? 1 : 0));
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(HEADER);
        return cipher.doFinal(bytes, 0, length);
    }

    private static final class Encrypting extends FilterOutputStream {
        private final FileCipher cipher;
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private int filled;
        private boolean closed;

        Encrypting(OutputStream below, FileCipher cipher) {
            super(below);
            this.cipher = cipher;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                // A full chunk waits until it is known whether it is the last.
                if (filled == CHUNK_BYTES) {
                    writeChunk(false);
                }
                int taken = Math.min(left, CHUNK_BYTES - filled);
                System.arraycopy(bytes, from, chunk, filled, taken);
                filled += taken;
                from += taken;
                left -= taken;
            }
        }

        private void writeChunk(boolean last) throws IOException {
            try {
                out.write(cipher.next(Cipher.ENCRYPT_MODE, chunk, filled, last));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-GCM encrypts any bytes", e);
            }
            filled = 0;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (OutputStream below = out) {
                    writeChunk(true);
                    below.flush();
                }
            }
        }
    }

    private static final class Decrypting extends InputStream {
        private final InputStream below;
        private final FileCipher cipher;
        private byte[] sealed;
        private byte[] plain = new byte[0];
        private int at;
        private boolean ended;

        Decrypting(InputStream below, FileCipher cipher) throws IOException {
            this.below = below;
            this.cipher = cipher;
            this.sealed = below.readNBytes(CHUNK_BYTES + TAG_BYTES);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (at == plain.length) {
                if (ended) {
                    return -1;
                }
                readChunk();
            }
            int given = Math.min(length, plain.length - at);
            System.arraycopy(plain, at, target, offset, given);
            at += given;
            return given;
        }

        private void readChunk() throws IOException {
            byte[] following = below.readNBytes(CHUNK_BYTES + TAG_BYTES);
            ended = following.length == 0;
            try {
                if (sealed.length < TAG_BYTES) {
                    throw new EOFException("it ends within a chunk");
                }
                plain = cipher.next(Cipher.DECRYPT_MODE, sealed, sealed.length, ended);
            } catch (GeneralSecurityException | EOFException e) {
                ended = true;
                plain = new byte[0];
                throw new DamagedFileException("it is not what was encrypted under its key", e);
            } finally {
                at = 0;
                sealed = following;
            }
        }

        @Override
        public void close() throws IOException {
            below.close();
        }
    }
}
