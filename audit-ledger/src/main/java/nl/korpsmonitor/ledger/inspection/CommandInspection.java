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
    private long kept;

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
            InspectedCommand command = store.command(Base64.getUrlDecoder().decode(key));
            if (command == null) {
                findings.add(place, "the command that recorded position " + first + " is missing");
                return;
            }
            kept++;
            if (command.firstPosition() != first || command.count() != next - first) {
                findings.add(
                        place,
                        "it names " + command.count() + " entries from position " + command.firstPosition()
                                + "; the entries from position " + first + " say " + (next - first));
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
        try {
            // Every key has its row, as far as that was not found already: only when there are more is it asked which.
            if (store.commandCount() != kept) {
                findStray();
            }
        } catch (StoreException e) {
            findings.add(store.place("commands"), "it can't be read: " + e.getMessage());
        }
    }

    private void findStray() {
        try (Rows<InspectedCommand> commands = store.commands()) {
            for (InspectedCommand each = commands.next(); each != null; each = commands.next()) {
                if (!isNamed(each)) {
                    findings.add(
                            store.place("commands").row("key " + text(each.key())),
                            "the entry at position " + each.firstPosition() + " names no such command");
                }
            }
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
