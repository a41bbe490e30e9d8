package nl.korpsmonitor.ledger.inspection;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyEvidence;
import nl.korpsmonitor.ledger.disclosure.ErasedValues;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedDisclosure;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import org.jspecify.annotations.Nullable;

/** Compares the disclosures with the digests in the bodies: one for each, none other, and each opens under its key. */
final class DisclosureInspection implements AutoCloseable {
    private final StoreInspection store;
    private final @Nullable DisclosureKeyEvidence keys;
    private final Findings findings;
    private final @Nullable Rows<InspectedDisclosure> rows;
    private final ErasedValues erased;
    private final boolean closed;
    private @Nullable InspectedDisclosure next;
    private long opened;
    private long found;

    /**
     * Begins.
     *
     * @param keys null when they can't be used, which was found elsewhere
     * @param erased what events say is
     * @param closed whether the ledger was closed in order, so that nothing is half done
     */
    DisclosureInspection(
            StoreInspection store,
            @Nullable DisclosureKeyEvidence keys,
            ErasedValues erased,
            boolean closed,
            Findings findings) {
        this.store = store;
        this.keys = keys;
        this.erased = erased;
        this.closed = closed;
        this.findings = findings;
        this.rows = rows();
        advance();
    }

    private @Nullable Rows<InspectedDisclosure> rows() {
        try {
            return store.disclosures();
        } catch (StoreException e) {
            unreadable(e);
            return null;
        }
    }

    private void advance() {
        try {
            next = rows == null ? null : rows.next();
        } catch (StoreException e) {
            next = null;
            unreadable(e);
        }
    }

    private void unreadable(StoreException e) {
        findings.add(store.place("disclosures"), "it can't be read: " + e.getMessage());
    }

    /** An entry with the digests in its body, in order of position. */
    void entry(long position, List<String> digests, @Nullable String event) {
        strayBefore(position);
        Place place = store.place("disclosures").at(position, event);
        List<String> missing = new ArrayList<>(digests);
        while (next != null && next.position() == position) {
            InspectedDisclosure disclosure = next;
            String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(disclosure.digest());
            if (missing.remove(digest)) {
                open(place, disclosure, digest);
            } else {
                findings.add(place, "no confidential value of the entry has the digest " + digest);
            }
            advance();
        }
        missing.forEach(digest -> findings.add(place, "the disclosure of " + digest + " is missing"));
    }

    private void open(Place place, InspectedDisclosure disclosure, String digest) {
        if (keys == null) {
            return;
        }
        try {
            if (erased.contains(disclosure.position(), digest)) {
                requireGone(keys, disclosure);
                return;
            }
            String fault = keys.fault(disclosure);
            if (fault == null) {
                opened++;
            } else {
                findings.add(
                        place,
                        "the disclosure of " + digest + ": " + fault + " ("
                                + keys.place(disclosure.key()).text() + ")");
            }
        } catch (StoreException e) {
            findings.add(keys.place(disclosure.key()), "it can't be read: " + e.getMessage());
        }
    }

    private void requireGone(DisclosureKeyEvidence from, InspectedDisclosure disclosure) {
        found++;
        Place key = from.place(disclosure.key());
        if (from.key(disclosure.key()) != null && closed) {
            findings.add(
                    key,
                    "an event says that its value, of position " + disclosure.position()
                            + ", is erased, but it is here");
        } else if (from.key(disclosure.key()) != null) {
            findings.notice(
                    key.text() + " opens a value that an event says is erased: it is destroyed at once as a rule,"
                            + " and at the latest by the next start.");
        }
    }

    /** An entry whose digests can't be known: its disclosures are not judged. */
    void unreadable(long position) {
        strayBefore(position);
        while (next != null && next.position() == position) {
            advance();
        }
    }

    private void strayBefore(long position) {
        while (next != null && next.position() < position) {
            findings.add(
                    store.place("disclosures").at(next.position(), null),
                    "no entry there has a confidential value with key " + next.key());
            advance();
        }
    }

    /** After the last entry. */
    void finish() {
        strayBefore(Long.MAX_VALUE);
        if (keys == null) {
            return;
        }
        try (Rows<Long> needed = store.disclosureKeys()) {
            keys.inspectNumbers(needed, closed, findings);
        } catch (StoreException e) {
            unreadable(e);
        }
    }

    /** How many are erased. */
    long erased() {
        return found;
    }

    /** Whether there are keys to open them with. */
    boolean canOpen() {
        return keys != null;
    }

    /** How many were opened. */
    long opened() {
        return opened;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
