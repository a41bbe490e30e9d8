package nl.korpsmonitor.transparency.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;

/**
 * Who signed a checkpoint, all of them verified.
 *
 * @param logKeys vkeys of the log
 * @param witnesses in words: the name and when
 */
record Signers(List<String> logKeys, List<String> witnesses) {

    /**
     * Holds a checkpoint to a policy.
     *
     * @throws nl.korpsmonitor.transparency.note.UnverifiedNoteException as {@link TlogPolicy#accept}
     */
    static Signers accept(TlogPolicy policy, SignedCheckpoint checkpoint) {
        List<String> logKeys = new ArrayList<>();
        List<String> witnesses = new ArrayList<>();
        for (VerifierKey key : policy.accept(checkpoint)) {
            if (key.type() == SignatureType.ED25519_COSIGNATURE) {
                String name = policy.witness(key).map(TlogPolicy.Party::name).orElse(key.name());
                witnesses.add(name + ", on " + cosignedAt(checkpoint, key));
            } else {
                logKeys.add(key.vkey());
            }
        }
        return new Signers(List.copyOf(logKeys), List.copyOf(witnesses));
    }

    private static String cosignedAt(SignedCheckpoint checkpoint, VerifierKey key) {
        NoteSignature cosignature = checkpoint.signaturesOf(List.of(key)).getFirst();
        try {
            return Instant.ofEpochSecond(cosignature.cosignedAtSeconds()).toString();
        } catch (DateTimeException e) {
            return "a time beyond the calendar";
        }
    }
}
