package nl.korpsmonitor.ledger.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.ledger.codec.Body;
import nl.korpsmonitor.ledger.codec.BodyForm;
import nl.korpsmonitor.ledger.codec.ConfidentialSource;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedEntry;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.jspecify.annotations.Nullable;

/** The one pass over all entries. What it reads it hands to those who compare other things with it. */
final class EntryInspection {
    /** The longest gap that is filled from the stored tiles, so that what follows can still be judged. */
    private static final int MAXIMUM_GAP = 1_000;

    private static final EventCodec CODEC = new EventCodec();
    private static final int PROGRESS_STEP = 1_000;

    private final StoreInspection store;
    private final Findings findings;
    private final TreeInspection tree;
    private final CommandInspection commands;
    private final DisclosureInspection disclosures;
    private final LogHistory history;
    private final MerkleHasher hasher = new MerkleHasher();
    private long next;
    private long read;
    private long lastRecordedAt;
    private long latestMessageTime = Long.MIN_VALUE;
    private boolean complete = true;

    EntryInspection(
            StoreInspection store,
            Findings findings,
            TreeInspection tree,
            CommandInspection commands,
            DisclosureInspection disclosures,
            LogHistory history) {
        this.store = store;
        this.findings = findings;
        this.tree = tree;
        this.commands = commands;
        this.disclosures = disclosures;
        this.history = history;
    }

    void run(long size, InspectionProgress progress) {
        try (Rows<InspectedEntry> entries = store.entries()) {
            for (InspectedEntry entry = entries.next(); entry != null; entry = entries.next()) {
                take(entry);
                read++;
                if (read % PROGRESS_STEP == 0 && read <= size) {
                    progress.step("Entries", read, size);
                }
            }
        } catch (StoreException e) {
            complete = false;
            findings.add(place().at(next, null), "it, and what follows, can't be read: " + e.getMessage());
        }
    }

    private void take(InspectedEntry entry) {
        Body body = body(entry);
        String event = body != null ? Bodies.event(body) : Bodies.event(entry.type(), entry.subject());
        Place place = place().at(entry.position(), event);
        if (entry.position() < next || entry.position() - next > MAXIMUM_GAP) {
            findings.add(place, "no entry belongs at this position: " + next + " would be next");
            return;
        }
        while (next < entry.position()) {
            missing();
        }
        next++;
        times(entry, place);
        tree.append(leaf(entry, place), event);
        if (body == null) {
            latestMessageTime = Math.max(latestMessageTime, entry.latestMessageTimeMicros());
            commands.entry(entry.position(), null);
            disclosures.unreadable(entry.position());
            return;
        }
        filing(entry, body, place);
        commands.entry(entry.position(), body.cause().key());
        List<String> digests = Bodies.digests(body.data());
        disclosures.entry(entry.position(), digests, event);
        content(entry.position(), body, place);
    }

    private void missing() {
        findings.add(place().at(next, null), "the entry is missing");
        Hash stored = tree.storedLeaf(next);
        tree.append(stored == null ? MerkleHasher.EMPTY_ROOT : stored, null);
        commands.entry(next, null);
        disclosures.unreadable(next);
        next++;
    }

    private @Nullable Body body(InspectedEntry entry) {
        byte[] bytes = entry.body();
        String event = Bodies.event(entry.type(), entry.subject());
        Place place = place().at(entry.position(), event);
        if (bytes == null) {
            findings.add(place, "its body is missing, or longer than any can be");
            return null;
        }
        try {
            Body body = BodyForm.read(bytes);
            if (!Arrays.equals(BodyForm.write(body), bytes)) {
                findings.add(place, "its body is not in its only spelling (canonical JSON)");
            }
            return body;
        } catch (RuntimeException e) {
            // Whatever an altered body brings about is found; the entries after it are still to be looked at.
            findings.add(place, "its body can't be read: " + e.getMessage());
            return null;
        }
    }

    private void times(InspectedEntry entry, Place place) {
        if (entry.recordedAtMicros() < lastRecordedAt) {
            findings.add(place, "it was recorded before the entry ahead of it");
        }
        // Not the latest of all: one wrong time is then told once, and not for all entries that follow.
        lastRecordedAt = entry.recordedAtMicros();
    }

    private Hash leaf(InspectedEntry entry, Place place) {
        try {
            byte[] body = entry.body() == null ? new byte[0] : entry.body();
            return hasher.leaf(Leaf.of(entry.recordedAtMicros(), Hash.sha256(body)));
        } catch (IllegalArgumentException e) {
            findings.add(place, "its time of recording is none: " + e.getMessage());
            return MerkleHasher.EMPTY_ROOT;
        }
    }

    /** What the store finds it by must be what the body says. */
    private void filing(InspectedEntry entry, Body body, Place place) {
        latestMessageTime = Math.max(latestMessageTime, Leaf.micros(body.messageTime()));
        filed(place, "event id", entry.eventId(), body.id());
        filed(place, "subject", entry.subject(), body.subject());
        filed(place, "sequence", entry.sequence(), body.sequence());
        filed(place, "type", entry.type(), body.type());
        filed(
                place,
                "actor",
                entry.actor(),
                body.actor() == null ? null : body.actor().id());
        filed(place, "latest message time", entry.latestMessageTimeMicros(), latestMessageTime);
    }

    private void filed(Place place, String what, @Nullable Object stored, @Nullable Object said) {
        if (!Objects.equals(stored, said)) {
            findings.add(place, "it is filed under the " + what + " " + stored + "; the entries say " + said);
        }
    }

    private void content(long position, Body body, Place place) {
        if (!body.isDomainEvent()) {
            return;
        }
        try {
            if (body.subject() == null || body.sequence() == null || body.actor() == null) {
                findings.add(place, "an event of the domain has a subject, a sequence and an actor");
            }
            history.event(place, position, CODEC.read(body, ConfidentialSource.CLOSED));
        } catch (RuntimeException e) {
            // As with the body: an event that makes a codec fail in a way of its own is a finding too.
            findings.add(place, "its event can't be read: " + e.getMessage());
        }
    }

    private Place place() {
        return store.place("entries");
    }

    /** How many entries were read. */
    long read() {
        return read;
    }

    /** Whether all could be read. */
    boolean complete() {
        return complete;
    }
}
