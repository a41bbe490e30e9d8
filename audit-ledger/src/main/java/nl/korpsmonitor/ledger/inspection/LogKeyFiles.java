package nl.korpsmonitor.ledger.inspection;

import java.util.HashSet;
import java.util.Set;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;

/** The private halves of the log's keys: each key in use has its file, and a retired one has it no longer. */
final class LogKeyFiles {
    private final CheckpointInspection checkpoints;
    private final boolean closed;
    private final boolean shared;
    private final Findings findings;
    private final Set<VerifierKey> inUse;
    private final Set<VerifierKey> retired;
    private final Set<VerifierKey> here = new HashSet<>();

    /**
     * Begins.
     *
     * @param closed whether the ledger was closed in order, so that no retirement is half done
     * @param shared whether other nodes sign too: a node that was stopped while keys were exchanged has those of before
     */
    LogKeyFiles(
            LogHistory history, CheckpointInspection checkpoints, boolean closed, boolean shared, Findings findings) {
        this.shared = shared;
        this.checkpoints = checkpoints;
        this.closed = closed;
        this.findings = findings;
        this.inUse = history.keysAt(Long.MAX_VALUE);
        this.retired = history.allKeys();
        retired.removeAll(inUse);
    }

    /** Takes one of the files. */
    void judge(Place place, String origin, String pem) {
        try {
            VerifierKey key = SigningKey.ofPem(origin, pem).verifierKey();
            boolean again = !here.add(key);
            if (retired.contains(key) && checkpoints.hasLastOf(key)) {
                judgeRetired(place, key);
            } else if (!inUse.contains(key)) {
                findings.notice(
                        place.file() + " is of a key that is not in use: it was made ready and not added yet, or it is"
                                + " being retired.");
            } else if (again) {
                findings.add(place, "its key is in another file too");
            }
        } catch (IllegalArgumentException e) {
            findings.add(place, "it is no key: " + e.getMessage());
        }
    }

    /** Its last checkpoint is kept first and the file destroyed after it: a process may have ended, or be at work, between the two. */
    private void judgeRetired(Place place, VerifierKey key) {
        if (closed) {
            findings.add(place, "its key was retired and destroyed, and should not be here: " + key);
        } else {
            findings.notice(
                    place.file() + " is of a key that was retired: the service destroys it, at the latest when it"
                            + " starts again.");
        }
    }

    /** After the last file. */
    void finish(Place directory) {
        for (VerifierKey key : inUse) {
            String fault = "the file of the key in use " + key + " is missing, or is not that key's any more";
            if (!here.contains(key) && shared) {
                findings.notice(directory.text() + ": " + fault + ": this node can't sign before it gets that key.");
            } else if (!here.contains(key)) {
                findings.add(directory, fault);
            }
        }
        for (VerifierKey key : retired) {
            if (here.contains(key) || checkpoints.hasLastOf(key)) {
                continue;
            }
            if (closed) {
                findings.add(
                        checkpoints.placeOfLast(key),
                        "the last checkpoint of the retired key " + key
                                + " is missing, and the key's file is gone too");
            } else {
                findings.notice("The last checkpoint of the retired key " + key
                        + " is not kept, and the key's file is not here: that is so until its retirement is published,"
                        + " on a node that never had it.");
            }
        }
    }
}
