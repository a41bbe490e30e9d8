package nl.korpsmonitor.transparency.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a key signs a note (C2SP signed-note v1.0.0, Signature types). New algorithms, such as ML-DSA-44 (06), are added here and in {@link
 * nl.korpsmonitor.transparency.note.NoteSignature#verifiedBy}.
 */
public enum SignatureType {
    /** Ed25519 over the note's text: how logs sign. */
    ED25519((byte) 0x01),
    /** Timestamped Ed25519 cosignature of a checkpoint (C2SP tlog-cosignature v1.0.1): how witnesses sign. */
    ED25519_COSIGNATURE((byte) 0x04);

    private final byte identifier;

    SignatureType(byte identifier) {
        this.identifier = identifier;
    }

    /** The byte that names it in key ids and verifier keys. */
    public byte identifier() {
        return identifier;
    }

    /** The type of that byte; empty for those that are not known here. */
    public static Optional<SignatureType> of(byte identifier) {
        return Arrays.stream(values())
                .filter(type -> type.identifier == identifier)
                .findFirst();
    }
}
