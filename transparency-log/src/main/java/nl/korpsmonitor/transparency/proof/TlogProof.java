package nl.korpsmonitor.transparency.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import org.jspecify.annotations.Nullable;

/**
 * A proof that an entry is in a log (C2SP tlog-proof), that verifies without the log. Immutable, equal by content. Nothing in it is to be believed but what
 * the verified checkpoint says: neither the extra data nor the index is signed, though a false index does not verify.
 */
public final class TlogProof {

    /** The ending of a proof's file name. */
    public static final String FILE_EXTENSION = ".tlog-proof";

    /** The most bytes of extra data. */
    public static final int MAX_EXTRA_BYTES = 64 * 1024;

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 2 * MAX_EXTRA_BYTES;

    private final byte[] extra;
    private final long index;
    private final List<Hash> path;
    private final SignedCheckpoint checkpoint;

    /**
     * A proof of these parts.
     *
     * @param extra for the application, at most {@value #MAX_EXTRA_BYTES} bytes; empty for none; copied
     * @param index of the entry, from 0
     * @param path from the leaf's sibling up, at most 63 hashes
     * @throws MalformedException when a bound is left
     */
    public TlogProof(byte[] extra, long index, List<Hash> path, SignedCheckpoint checkpoint) {
        if (extra.length > MAX_EXTRA_BYTES || index < 0 || path.size() > ProofVerifier.MAX_HASHES) {
            throw new MalformedException("A proof has an index from 0, at most " + ProofVerifier.MAX_HASHES
                    + " hashes and at most " + MAX_EXTRA_BYTES + " bytes of extra data");
        }
        this.extra = extra.clone();
        this.index = index;
        this.path = List.copyOf(path);
        this.checkpoint = checkpoint;
    }

    /**
     * The proof that these bytes are.
     *
     * @throws MalformedException when they are none
     */
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("A proof has at most " + MAX_BYTES + " bytes");
        }
        String text = TextForms.utf8(bytes);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("A proof must have a blank line before its checkpoint");
        }
        List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw new MalformedException("A proof must begin with the line '" + FIRST_LINE + "'");
        }
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        int indexLine = hasExtra ? 2 : 1;
        if (lines.size() <= indexLine || !lines.get(indexLine).startsWith(INDEX)) {
            throw new MalformedException("A proof must have an index");
        }
        if (lines.size() - indexLine - 1 > ProofVerifier.MAX_HASHES) {
            throw new MalformedException("A proof has at most " + ProofVerifier.MAX_HASHES + " hashes");
        }
        byte[] extra = hasExtra ? TextForms.base64(lines.get(1).substring(EXTRA.length())) : new byte[0];
        if (hasExtra && extra.length == 0) {
            throw new MalformedException("A proof without extra data must not have a line for it");
        }
        long index = TextForms.decimal(lines.get(indexLine).substring(INDEX.length()));
        List<Hash> path = new ArrayList<>();
        for (String line : lines.subList(indexLine + 1, lines.size())) {
            path.add(TextForms.hash(line));
        }
        byte[] note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        return new TlogProof(extra, index, path, SignedCheckpoint.parse(note));
    }

    /** A copy of the extra data, which nobody signed; empty when there is none. */
    public byte[] extra() {
        return extra.clone();
    }

    /** The entry's place in the log, from 0. */
    public long index() {
        return index;
    }

    /** The audit path, from the leaf's sibling up. */
    public List<Hash> path() {
        return path;
    }

    /** The checkpoint that it leads to; verify that first. */
    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    /** Whether the leaf stands at the index in the tree of the checkpoint, which must have been verified before. */
    public boolean includes(Hash leafHash) {
        Checkpoint tree = checkpoint.checkpoint();
        return ProofVerifier.verifyInclusion(leafHash, index, tree.size(), path, tree.root());
    }

    /** The proof as it is stored and served. */
    public String encoded() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra.length > 0) {
            text.append(EXTRA).append(Base64.getEncoder().encodeToString(extra)).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint.encoded()).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlogProof that
                && Arrays.equals(extra, that.extra)
                && index == that.index
                && path.equals(that.path)
                && checkpoint.equals(that.checkpoint);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(index) + checkpoint.hashCode();
    }

    /** The index and the origin. */
    @Override
    public String toString() {
        return "proof of entry " + index + " of " + checkpoint.checkpoint().origin();
    }
}
