package nl.korpsmonitor.ledger.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;

/**
 * A key of AES-256-GCM for one disclosure. Its number and bytes are never used for another, so the nonce can be fixed.
 */
final class DisclosureKey {
    static final int BYTES = DisclosureKeyStore.KEY_BYTES;

    private static final int TAG_BITS = 128;
    private static final GCMParameterSpec ONLY_NONCE = new GCMParameterSpec(TAG_BITS, new byte[12]);

    // Getting a cipher takes longer than using it; initialised anew for every disclosure.
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(DisclosureKey::newCipher);

    private final long number;
    private final SecretKeySpec key;

    /** @param bytes {@link #BYTES} of them; copied */
    DisclosureKey(long number, byte[] bytes) {
        this.number = number;
        this.key = new SecretKeySpec(bytes, "AES");
    }

    long number() {
        return number;
    }

    /** Encrypts; what opens it must name the same digest. */
    byte[] seal(byte[] disclosure, Hash digest) {
        try {
            // A cipher refuses a nonce that it just used; its memory is of the last key, so this never meets another.
            return cipher(Cipher.ENCRYPT_MODE, digest).doFinal(disclosure);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM encrypts any bytes", e);
        }
    }

    /** @throws IllegalStateException when the bytes were changed, or belong to another key or digest */
    byte[] open(byte[] sealed, Hash digest) {
        try {
            return cipher(Cipher.DECRYPT_MODE, digest).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("the disclosure of " + digest.base64Url() + " is damaged", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the disclosure of " + digest.base64Url() + " can't be opened", e);
        }
    }

    /** @throws IllegalStateException when the bytes were changed, or belong to another key or digest */
    Disclosure disclose(SealedDisclosure sealed) {
        byte[] plain = open(sealed.sealed(), sealed.digest());
        Disclosure disclosure = Disclosure.parse(new String(plain, StandardCharsets.US_ASCII));
        if (!disclosure.digest().equals(sealed.digest())) {
            throw new IllegalStateException(
                    "the disclosure does not fit its digest " + sealed.digest().base64Url());
        }
        return disclosure;
    }

    private Cipher cipher(int mode, Hash digest) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, key, ONLY_NONCE);
        cipher.updateAAD(digest.bytes());
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }
}
