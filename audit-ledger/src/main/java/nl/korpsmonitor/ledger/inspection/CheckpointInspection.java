package nl.korpsmonitor.ledger.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Reads the checkpoints ahead of the pass over the entries, which computes the roots of their sizes, and judges them after it: what they state, who
 * signed them, and how they follow each other.
 */
final class CheckpointInspection {
    static final String SIGNED = "signed";
    static final String PUBLISHED = "published";
    static final String LAST_SIGNED = "last-signed";
    private static final String RETIRED = "retired/";

    private record Kept(Place place, SignedCheckpoint checkpoint) {
        long size() {
            return checkpoint.checkpoint().size();
        }
    }

    private final Place table;
    private final boolean keysAreThere;
    private final Findings findings;
    private final Map<String, Kept> kept = new TreeMap<>();
    private final Set<Kept> sound = new HashSet<>();
    private boolean independent;
    private @Nullable SignedCheckpoint verified;

    private CheckpointInspection(Place table, boolean keysAreThere, Findings findings) {
        this.table = table;
        this.keysAreThere = keysAreThere;
        this.findings = findings;
    }

    /** @param keyFiles among which is {@code keys/last-signed}; null when there are none to look at */
    static CheckpointInspection read(StoreInspection store, @Nullable KeyFiles keyFiles, Findings findings) {
        Place table = store.place("checkpoints");
        CheckpointInspection inspection = new CheckpointInspection(table, keyFiles != null, findings);
        try {
            for (String name : store.checkpointNames()) {
                Place place = table.row(name);
                if (name.equals(SIGNED) || name.equals(PUBLISHED) || name.startsWith(RETIRED)) {
                    store.checkpoint(name).ifPresent(note -> inspection.parse(name, place, note));
                } else {
                    findings.add(place, "no checkpoint has this name");
                }
            }
        } catch (StoreException e) {
            findings.add(table, "it can't be read: " + e.getMessage());
        }
        String lastSigned = keyFiles == null ? null : keyFiles.text(LAST_SIGNED);
        if (lastSigned != null) {
            inspection.parse(LAST_SIGNED, Place.of(KeyFiles.path(LAST_SIGNED)), lastSigned);
        }
        return inspection;
    }

    private void parse(String name, Place place, String note) {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(note.getBytes(StandardCharsets.UTF_8));
            if (!checkpoint.encoded().equals(note)) {
                findings.add(place, "the checkpoint is not in its only spelling");
            }
            kept.put(name, new Kept(place, checkpoint));
        } catch (MalformedException e) {
            findings.add(place, "it is no checkpoint: " + e.getMessage());
        }
    }

    /** The sizes of which the root must be known. */
    Set<Long> sizes() {
        Set<Long> sizes = new HashSet<>();
        kept.values().forEach(each -> sizes.add(each.size()));
        return sizes;
    }

    /** Judges them all. */
    void judge(TreeInspection tree, LogHistory history, boolean closed) {
        kept.forEach((name, each) -> {
            boolean states = statesTree(each, tree, history);
            boolean signed = isSigned(name, each, history);
            if (states && signed) {
                sound.add(each);
            }
        });
        judgeOrder(tree.size(), closed);
        if (closed) {
            judgePublished(history);
        }
        judgePolicy(history);
    }

    private boolean statesTree(Kept each, TreeInspection tree, LogHistory history) {
        if (history.opened() != null
                && !each.checkpoint()
                        .checkpoint()
                        .origin()
                        .equals(history.opened().origin())) {
            findings.add(
                    each.place(),
                    "it is a checkpoint of " + each.checkpoint().checkpoint().origin() + ", not of this log");
            return false;
        }
        Hash root = tree.rootAt(each.size());
        if (root == null) {
            findings.add(
                    each.place(),
                    "it covers " + each.size() + " entries, but there are only " + tree.size()
                            + ": entries were cut off, or an older copy was put back");
            return false;
        }
        if (!root.equals(each.checkpoint().checkpoint().root())) {
            findings.add(
                    each.place(),
                    "it states another root of the first " + each.size() + " entries ("
                            + each.checkpoint().checkpoint().root().base64() + ") than they have (" + root.base64()
                            + "): an entry was changed since it was signed");
            return false;
        }
        return true;
    }

    private boolean isSigned(String name, Kept each, LogHistory history) {
        Set<VerifierKey> keys = history.keysAt(each.size());
        try {
            if (name.startsWith(RETIRED)) {
                Set<VerifierKey> all = history.allKeys();
                all.removeIf(key -> !name.equals(RETIRED + KeyFiles.id(key)));
                each.checkpoint().verifiedBy(all);
                return true;
            }
            // A key that was retired may sign along until its retirement is published.
            Set<VerifierKey> signers = each.checkpoint().verifiedBy(history.allKeys());
            if (name.equals(LAST_SIGNED)) {
                // When it was lost, anybody's copy of a checkpoint may stand there.
                return true;
            }
            keys.removeAll(signers);
            keys.forEach(key -> findings.add(each.place(), "the key in use " + key + " did not sign it"));
            return keys.isEmpty();
        } catch (UnverifiedNoteException e) {
            findings.add(each.place(), "it is not signed by the keys that the ledger names: " + e.getMessage());
            return false;
        }
    }

    private void judgeOrder(long size, boolean closed) {
        Kept signed = kept.get(SIGNED);
        Kept published = kept.get(PUBLISHED);
        Kept last = kept.get(LAST_SIGNED);
        if (published != null && (signed == null || published.size() > signed.size())) {
            findings.add(published.place(), "it is published, but what is signed does not reach so far");
        }
        // A log begins with a file for the empty tree, before anything is in the store.
        if (last != null && last.size() > signedSize()) {
            findings.add(
                    last.place(),
                    "it was the last to be signed, with " + last.size() + " entries, but the store's reaches "
                            + signedSize() + ": an older copy of the store was put back");
        }
        if (signed != null && last == null && keysAreThere) {
            findings.add(Place.of(KeyFiles.path(LAST_SIGNED)), "it is missing, although checkpoints were signed");
        }
        if (signed == null && closed && size > 0) {
            findings.add(
                    Place.of(KeyFiles.path(LAST_SIGNED)), "nothing is signed, although the ledger was closed in order");
        } else if (signed == null) {
            findings.notice("Nothing is signed yet: only the ledger itself says what is in it.");
        } else if (closed && signed.size() < size) {
            findings.add(
                    signed.place(),
                    "it covers " + signed.size() + " of " + size + " entries, although the ledger was closed in order");
        }
    }

    /** Without witnesses what is signed is published at once, so that after a close in order something is. */
    private void judgePublished(LogHistory history) {
        if (!kept.containsKey(SIGNED) || kept.containsKey(PUBLISHED)) {
            return;
        }
        String policy = history.policyAt(Long.MAX_VALUE);
        try {
            boolean alone = policy == null
                    || !TlogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8))
                            .needsWitnesses();
            if (alone) {
                findings.add(
                        table.row(PUBLISHED),
                        "it is missing, although checkpoints were signed and the policy in force needs no witnesses");
            }
        } catch (MalformedException e) {
            findings.notice("Nothing is published: the policy in force can't be read.");
        }
    }

    private void judgePolicy(LogHistory history) {
        Kept published = kept.get(PUBLISHED);
        if (published == null || !sound.contains(published)) {
            return;
        }
        // A policy that was changed while the checkpoint was on its way to the witnesses may not be in it yet.
        Set<String> inForce = new LinkedHashSet<>();
        for (String policy : new String[] {history.policyAt(published.size()), history.policyAt(Long.MAX_VALUE)}) {
            if (policy == null) {
                return;
            }
            inForce.add(policy);
        }
        String fault = "";
        for (String policy : inForce) {
            try {
                TlogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8))
                        .forLog(List.copyOf(history.keysAt(published.size())))
                        .accept(published.checkpoint());
                return;
            } catch (MalformedException | UnverifiedNoteException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        findings.add(published.place(), "it does not meet the policy in force: " + fault);
    }

    /**
     * Holds the checkpoints to what the person believes. A key that was retired since vouches, by its last checkpoint, for the keys that were in use
     * then.
     */
    void judgeTrust(Trust trust, LogHistory history) {
        Set<VerifierKey> given = Set.copyOf(trust.logKeys());
        Kept signed = kept.get(SIGNED);
        if (given.isEmpty() || signed == null) {
            if (!given.isEmpty()) {
                findings.add(table.row(SIGNED), "nothing is signed by the key that was given");
            }
            return;
        }
        Set<VerifierKey> believed =
                PassedTrust.believed(given, sound.stream().map(Kept::checkpoint).toList(), history::keysAt);
        if (PassedTrust.signedByOneOf(believed, signed.checkpoint())) {
            independent = sound.contains(signed);
        } else {
            findings.add(signed.place(), "it is not signed by a key that was given");
        }
        Kept published = kept.get(PUBLISHED);
        if (published != null
                && sound.contains(published)
                && PassedTrust.signedByOneOf(believed, published.checkpoint())) {
            verified = published.checkpoint();
        }
        judgeGivenPolicy(trust.policy(), believed);
    }

    private void judgeGivenPolicy(@Nullable TlogPolicy policy, Collection<VerifierKey> believed) {
        Kept published = kept.get(PUBLISHED);
        if (policy == null || !policy.needsWitnesses()) {
            return;
        }
        if (published == null) {
            findings.add(
                    table.row(PUBLISHED),
                    "it is missing: nothing is published that the witnesses of the policy that was given have cosigned");
            return;
        }
        try {
            policy.forLog(List.copyOf(believed)).accept(published.checkpoint());
        } catch (UnverifiedNoteException e) {
            findings.add(published.place(), "it does not meet the policy that was given: " + e.getMessage());
        }
    }

    /** Whether the newest checkpoint is signed by a key that the person gave, and fits the entries. */
    boolean independent() {
        return independent;
    }

    /** The published checkpoint, when it is signed by a key that the person gave, and fits the entries; else null. */
    @Nullable
    SignedCheckpoint verified() {
        return verified;
    }

    /** Whether the last checkpoint of a retired key is kept, after which its private half is destroyed. */
    boolean hasLastOf(VerifierKey retired) {
        return kept.containsKey(RETIRED + KeyFiles.id(retired));
    }

    /** Where the last checkpoint of a retired key is, or should be. */
    Place placeOfLast(VerifierKey retired) {
        return table.row(RETIRED + KeyFiles.id(retired));
    }

    /** How many there are. */
    int count() {
        return kept.size();
    }

    /** The size of the newest signed checkpoint; 0 when there is none. */
    long signedSize() {
        Kept signed = kept.get(SIGNED);
        return signed == null ? 0 : signed.size();
    }
}
