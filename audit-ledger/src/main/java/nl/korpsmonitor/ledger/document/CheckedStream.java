package nl.korpsmonitor.ledger.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Compares what is read with a SHA-256 and a size, and says so at the end when it differs. For one thread. */
final class CheckedStream extends FilterInputStream {
    static final long ANY_SIZE = -1;

    private final MessageDigest digest = NamedBytes.newDigest();
    private final String sha256;
    private final long size;
    private long read;
    private boolean ended;

    CheckedStream(InputStream below, String sha256, long size) {
        super(below);
        this.sha256 = sha256;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int given = super.read(target, offset, length);
        if (given > 0) {
            digest.update(target, offset, given);
            read += given;
        }
        if (size != ANY_SIZE && read > size) {
            throw new DamagedFileException("it is longer than the " + size + " bytes of which its event tells");
        }
        if (given < 0 && !ended) {
            ended = true;
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(sha256) || (size != ANY_SIZE && read != size)) {
                throw new DamagedFileException("its " + read + " bytes have the SHA-256 " + found + ", not " + sha256);
            }
        }
        return given;
    }

    @Override
    public long skip(long n) throws IOException {
        // Nothing may pass unread.
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, FileCipher.CHUNK_BYTES)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
