package nl.korpsmonitor.service.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import nl.korpsmonitor.ledger.disclosure.ErasedValues;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.JsonObject;

/** Writes what belongs to up to 256 entries beside the tree: leaves, bodies and disclosures. For one thread. */
final class EntryFiles {
    private final ExportedLedger ledger;
    private final ExportMode mode;
    private final PublicBodies publicBodies;
    private final ExportFolder folder;
    private ErasedValues erased;
    private long erasedAsOf;

    private long bodies;
    private long disclosures;
    private long unopenable;

    EntryFiles(ExportedLedger ledger, ExportMode mode, PublicBodies publicBodies, ExportFolder folder) {
        this.ledger = ledger;
        this.mode = mode;
        this.publicBodies = publicBodies;
        this.folder = folder;
        this.erasedAsOf = ledger.trail().size();
        this.erased = mode == ExportMode.FULL ? ErasedValues.in(ledger.trail()) : ErasedValues.NONE;
    }

    /**
     * Writes them.
     *
     * @param number of the bundle, from 0
     * @param entries those of the bundle, as far as they are exported
     */
    void write(long number, List<StoredEntry> entries) throws IOException {
        List<byte[]> leaves = new ArrayList<>(entries.size());
        for (StoredEntry entry : entries) {
            leaves.add(Leaf.of(entry.recordedAtMicros(), Hash.sha256(entry.body())));
        }
        String bundle = ExportPaths.entryBundle(number, entries.size());
        folder.put(bundle, EntryBundle.encode(leaves));
        if (entries.size() < ExportPaths.ENTRIES_PER_FILE) {
            for (int width : folder.narrower(bundle)) {
                // Those of earlier checkpoints, as with tiles.
                folder.put(ExportPaths.entryBundle(number, width), EntryBundle.encode(leaves.subList(0, width)));
            }
        }
        folder.put(ExportPaths.bodies(number), bodies(entries));
        byte[] disclosed = mode == ExportMode.FULL ? disclosures(entries) : new byte[0];
        if (disclosed.length > 0) {
            folder.put(ExportPaths.disclosures(number), disclosed);
        } else {
            // Those that an earlier export held may have been erased since.
            folder.remove(ExportPaths.disclosures(number));
        }
    }

    private byte[] bodies(List<StoredEntry> entries) {
        BitSet shown = new BitSet(entries.size());
        if (mode == ExportMode.FULL) {
            shown.set(0, entries.size());
        } else {
            shown = publicBodies.among(entries.getFirst().position(), entries.size());
        }
        bodies += shown.cardinality();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < entries.size(); i++) {
            if (shown.get(i)) {
                lines.writeBytes(entries.get(i).body());
            }
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private byte[] disclosures(List<StoredEntry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (StoredEntry entry : entries) {
            for (SealedDisclosure sealed : ledger.store().disclosures(entry.position())) {
                if (isErased(entry.position(), sealed)) {
                    continue;
                }
                Disclosure disclosure = ledger.opener().open(sealed);
                if (disclosure == null) {
                    unopenable += isErasedMeanwhile(entry.position(), sealed) ? 0 : 1;
                } else {
                    disclosures++;
                    lines.writeBytes(CanonicalJson.encode(JsonObject.builder()
                            .put("disclosure", disclosure.encoded())
                            .put("position", entry.position())
                            .build()));
                    lines.write('\n');
                }
            }
        }
        return lines.toByteArray();
    }

    private boolean isErased(long position, SealedDisclosure sealed) {
        return erased.contains(position, sealed.digest().base64Url());
    }

    /** Judges by what was recorded since this began: its event comes before a key is destroyed. */
    private boolean isErasedMeanwhile(long position, SealedDisclosure sealed) {
        long size = ledger.trail().size();
        if (size > erasedAsOf) {
            erased = ErasedValues.in(ledger.trail());
            erasedAsOf = size;
        }
        return isErased(position, sealed);
    }

    /** How many values could not be exported though no event says that they are erased: their keys are missing. */
    long unopenable() {
        return unopenable;
    }

    /** How many bodies were exported. */
    long bodies() {
        return bodies;
    }

    /** How many disclosures were exported. */
    long disclosures() {
        return disclosures;
    }
}
