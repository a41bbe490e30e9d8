package nl.korpsmonitor.transparency.checkpoint;

import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.tree.MerkleHasher;

/**
 * The size and root of a log, as a checkpoint's text states them. Extension lines, which C2SP tlog-checkpoint discourages, are neither written nor
 * accepted.
 *
 * @param origin which log; not empty, without control characters
 * @param size the number of entries, at least 0
 * @param root the RFC 6962 root over them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    /**
     * Checks the ranges.
     *
     * @throws MalformedException when one is left
     */
    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
            throw new MalformedException("A checkpoint's origin must be one line of text");
        }
        if (size < 0) {
            throw new MalformedException("A checkpoint's size must not be negative");
        }
    }

    /**
     * The checkpoint that this note's text states.
     *
     * @throws MalformedException when it is none, or has extension lines
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", LINES + 2);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            throw new MalformedException("A checkpoint must be exactly three lines: origin, size and root");
        }
        return new Checkpoint(lines[0], TextForms.decimal(lines[1]), TextForms.hash(lines[2]));
    }

    /** The text that is signed: three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Whether the root can be that of a tree of this size: the empty tree has one root only. */
    public boolean plausible() {
        return size > 0 || root.equals(MerkleHasher.EMPTY_ROOT);
    }
}
