package nl.korpsmonitor.transparency.verify;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.TextForms;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.JsonText;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import org.jspecify.annotations.Nullable;

/**
 * A consistency proof as a service gives it: {@code {"from":{"size","root"},"to":{"size","root"},"hashes":[]}}, RFC 9162 section 2.1.4. Members that are not known are
 * left aside.
 */
record GivenConsistency(Tree from, Tree to, List<Hash> hashes) {
    /** More than the longest proof has. */
    static final int MAX_BYTES = 64 * 1024;

    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 4, 200);

    GivenConsistency {
        hashes = List.copyOf(hashes);
    }

    /** A tree that the proof says to be about. */
    record Tree(long size, Hash root) {
        private boolean isOf(Checkpoint checkpoint) {
            return size == checkpoint.size() && root.equals(checkpoint.root());
        }
    }

    /**
     * Reads one.
     *
     * @throws MalformedException when it has not its form
     */
    static GivenConsistency parse(byte[] bytes) {
        try {
            JsonObject object = object(JsonReader.read(bytes, LIMITS));
            if (!(object.get("hashes") instanceof JsonArray hashes)) {
                throw new MalformedException("The member hashes is missing, or no list");
            }
            List<Hash> read = new ArrayList<>();
            for (Json hash : hashes.items()) {
                read.add(hash(hash));
            }
            return new GivenConsistency(tree(object.get("from")), tree(object.get("to")), read);
        } catch (MalformedJsonException e) {
            throw new MalformedException("It can't be read as JSON: " + e.getMessage(), e);
        }
    }

    /** Whether it is about the trees of these two checkpoints. */
    boolean isBetween(Checkpoint earlier, Checkpoint later) {
        return from.isOf(earlier) && to.isOf(later);
    }

    /** Whether the hashes show that the one tree begins with the other. */
    boolean holds() {
        return ProofVerifier.verifyConsistency(from.size, from.root, to.size, to.root, hashes);
    }

    private static Tree tree(@Nullable Json json) {
        JsonObject tree = object(json);
        if (!(tree.get("size") instanceof JsonNumber size)) {
            throw new MalformedException("The member size is missing, or no whole number");
        }
        return new Tree(size.value(), hash(tree.get("root")));
    }

    private static JsonObject object(@Nullable Json json) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new MalformedException("It has not the members from and to, with size and root, and hashes");
    }

    private static Hash hash(@Nullable Json json) {
        if (json instanceof JsonText text) {
            return TextForms.hash(text.value());
        }
        throw new MalformedException("A hash or root is no text");
    }
}
