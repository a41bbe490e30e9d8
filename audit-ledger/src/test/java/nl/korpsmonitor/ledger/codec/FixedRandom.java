package nl.korpsmonitor.ledger.codec;

import java.security.SecureRandom;

/** Not random at all: the same bytes every time, so that salts and digests can be compared with golden files. */
final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private byte next;

    @Override
    public synchronized void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = next++;
        }
    }
}
