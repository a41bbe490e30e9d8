package nl.korpsmonitor.ledger.inspection;

import java.util.Base64;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.InspectedCommand;
import nl.korpsmonitor.ledger.store.Rows;
import nl.korpsmonitor.ledger.store.StoreException;
import nl.korpsmonitor.ledger.store.StoreInspection;
import org.jspecify.annotations.Nullable;

/** Compares what is kept under idempotency keys with the entries, which name them: each key has its row, and no row is without entries. */
final class CommandInspection {
    private final StoreInspection store;
    private final Findings findings;
    private @Nullable String key;
    private long first;
    private long expected;
    private long sound;

    CommandInspection(StoreInspection store, Findings findings) {
        this.store = store;
        this.findings = findings;
    }

    /** @param entryKey the key in the entry's cause; null when it has none or can't be read */
    void entry(long position, @Nullable String entryKey) {
        if (key != null && !key.equals(entryKey)) {
            compare(position);
        }
        if (entryKey != null && !entryKey.equals(key)) {
            first = position;
        }
        key = entryKey;
    }

    private void compare(long next) {
        expected++;
        Place place = store.place("commands").row("key " + key);
        try {
            InspectedCommand kept = store.command(Base64.getUrlDecoder().decode(key));
            if (kept == null) {
                findings.add(place, "the command that recorded position " + first + " is missing");
            } else if (kept.firstPosition() != first || kept.count() != next - first) {
                findings.add(
                        place,
                        "it names " + kept.count() + " entries from position " + kept.firstPosition()
                                + "; the entries from position " + first + " say " + (next - first));
                sound++;
            } else {
                sound++;
            }
        } catch (IllegalArgumentException e) {
            findings.add(store.place("entries").at(first, null), "its cause's key is not base64url");
        } catch (StoreException e) {
            findings.add(place, "it can't be read: " + e.getMessage());
        }
    }

    /** After the last entry. */
    void finish(long size) {
        if (key != null) {
            compare(size);
            key = null;
        }
        long rows = 0;
        try (Rows<InspectedCommand> commands = store.commands()) {
            for (InspectedCommand each = commands.next(); each != null; each = commands.next()) {
                rows++;
                if (!isNamed(each)) {
                    findings.add(
                            store.place("commands").row("key " + text(each.key())),
                            "the entry at position " + each.firstPosition() + " names no such command");
                }
            }
        } catch (StoreException e) {
            findings.add(store.place("commands"), "it can't be read: " + e.getMessage());
        }
        if (rows != sound && rows != expected) {
            findings.add(
                    store.place("commands"), "it has " + rows + " commands; the entries name " + expected);
        }
    }

    private boolean isNamed(InspectedCommand command) {
        return store.store()
                .entry(command.firstPosition())
                .map(entry -> Bodies.keyOf(entry.body()))
                .filter(text(command.key())::equals)
                .isPresent();
    }

    private static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** How many the entries name. */
    long expected() {
        return expected;
    }
}
