package nl.korpsmonitor.transparency.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.tree.ProofVerifier;

/**
 * What a log sends to a witness: a checkpoint, and the proof that its tree begins with the one that the witness knows. The form is checked, nothing else.
 *
 * @param oldSize of the tree that the witness knows, from 0
 * @param proof from the old size to the checkpoint's, at most 63 hashes
 * @param checkpoint to be cosigned
 */
public record AddCheckpointRequest(long oldSize, List<Hash> proof, SignedCheckpoint checkpoint) {

    /** The most bytes of a request: ample for a proof and a checkpoint with 16 signatures of the largest kind. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final String OLD = "old ";
    private static final String SEPARATOR = "\n\n";

    /**
     * Checks the bounds.
     *
     * @throws MalformedException when one is left
     */
    public AddCheckpointRequest {
        proof = List.copyOf(proof);
        if (oldSize < 0) {
            throw new MalformedException("The old size must not be negative");
        }
        if (proof.size() > ProofVerifier.MAX_HASHES) {
            throw new MalformedException("A consistency proof has at most " + ProofVerifier.MAX_HASHES + " lines");
        }
    }

    /**
     * The request that these bytes are.
     *
     * @throws MalformedException when they are none
     */
    public static AddCheckpointRequest parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new MalformedException("A request has at most " + MAX_BYTES + " bytes");
        }
        String text = TextForms.utf8(body);
        int blank = text.indexOf(SEPARATOR);
        if (blank < 0 || !text.startsWith(OLD)) {
            throw new MalformedException("A request must be an old size, a proof, a blank line and a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", ProofVerifier.MAX_HASHES + 2);
        if (lines.length > ProofVerifier.MAX_HASHES + 1) {
            throw new MalformedException("A consistency proof has at most " + ProofVerifier.MAX_HASHES + " lines");
        }
        long oldSize = TextForms.decimal(lines[0].substring(OLD.length()));
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(TextForms.hash(lines[i]));
        }
        byte[] note = text.substring(blank + SEPARATOR.length()).getBytes(StandardCharsets.UTF_8);
        return new AddCheckpointRequest(oldSize, proof, SignedCheckpoint.parse(note));
    }

    /** The request as it is sent. */
    public String encoded() {
        StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.encoded()).toString();
    }
}
