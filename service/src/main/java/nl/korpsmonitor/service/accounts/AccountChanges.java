package nl.korpsmonitor.service.accounts;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that older accounts were put back together with their seal. How often they were changed only rises, and the record of a closed ledger, which is
 * neither of the two, names it. It finds nothing when that record was put back as well, or not written since.
 */
public final class AccountChanges {
    /** Under this name the record of a closed ledger says how often the accounts were changed. */
    public static final String NOTE = "accounts";

    private static final Logger LOG = LoggerFactory.getLogger(AccountChanges.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private AccountChanges() {}

    /**
     * Compares with what was noted when the ledger was last closed, and has it noted when it is closed next. Accounts without a count are left alone.
     *
     * @param accounts open for longer than the ledger
     */
    public static void noteAtClose(Ledger ledger, AccountStore accounts) {
        OptionalLong now = accounts.changes();
        if (now.isEmpty()) {
            return;
        }
        ledger.noted(NOTE)
                .filter(noted -> isOlder(now.getAsLong(), noted))
                .ifPresent(noted -> LOG.error("{}", older(now.getAsLong(), noted)));
        ledger.atClose(NOTE, () -> Long.toString(atClose(accounts, now.getAsLong())));
    }

    private static long atClose(AccountStore accounts, long before) {
        try {
            return accounts.changes().orElse(before);
        } catch (StoreException e) {
            // The ledger's record counts for more than the newest number.
            LOG.warn("how often the accounts were changed can't be read: {}", e.getMessage());
            return before;
        }
    }

    /** @param noted when the ledger was closed; null when nothing is known of it */
    static void compare(long now, @Nullable String noted, Findings findings) {
        if (noted != null && isOlder(now, noted)) {
            findings.add(Place.of(AccountStore.FILE, "account"), older(now, noted));
        }
    }

    private static boolean isOlder(long now, String noted) {
        return !NUMBER.matcher(noted).matches() || now < Long.parseLong(noted);
    }

    private static String older(long now, String noted) {
        return "they were changed " + now + " times, and " + noted
                + " times when the ledger was closed: an older copy was put back, with its seal";
    }
}
