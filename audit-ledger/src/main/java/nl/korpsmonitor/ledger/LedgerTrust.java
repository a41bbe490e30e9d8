package nl.korpsmonitor.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Which keys sign for the ledger and which witness policy is in force, as its own entries say. Immutable.
 *
 * @param keys those in use, oldest first: every checkpoint is signed by all of them
 * @param retired those that were retired, in that order
 * @param policyText the tlog-policy that was last put in force; null when none was: no witness is asked
 * @param nextSequence the first event of subject {@code ledger} that this does not know
 */
public record LedgerTrust(
        List<VerifierKey> keys,
        List<Retired> retired,
        @Nullable String policyText,
        long nextSequence) {
    /** Before the first entry. */
    public static final LedgerTrust NONE = new LedgerTrust(List.of(), List.of(), null, 0);

    /**
     * A key that was retired.
     *
     * @param position of the entry that says so
     */
    public record Retired(VerifierKey key, long position) {}

    public LedgerTrust {
        keys = List.copyOf(keys);
        retired = List.copyOf(retired);
    }

    /**
     * The same, with what the trail says since.
     *
     * @param beforePosition only entries at lower positions count
     */
    public LedgerTrust advanced(Trail trail, long beforePosition) {
        LedgerTrust trust = this;
        while (true) {
            List<RecordedEvent> page =
                    trail.ofSubject(Subject.LEDGER, trust.nextSequence, beforePosition, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                trust = trust.with(event);
            }
            if (page.size() < Trail.MAXIMUM_PAGE) {
                return trust;
            }
        }
    }

    private LedgerTrust with(RecordedEvent event) {
        long next = event.sequence() + 1;
        return switch (event.event()) {
            case LedgerOpened opened -> new LedgerTrust(and(keys, opened.verifierKey()), retired, policyText, next);
            case LedgerKeyAdded added -> new LedgerTrust(and(keys, added.verifierKey()), retired, policyText, next);
            case LedgerKeyRetired gone ->
                new LedgerTrust(
                        keys.stream()
                                .filter(key -> !key.vkey().equals(gone.verifierKey()))
                                .toList(),
                        and(retired, gone.verifierKey(), event.position()),
                        policyText,
                        next);
            case LedgerPolicyChanged changed -> new LedgerTrust(keys, retired, changed.policy(), next);
            default -> new LedgerTrust(keys, retired, policyText, next);
        };
    }

    private static List<VerifierKey> and(List<VerifierKey> keys, String vkey) {
        List<VerifierKey> all = new ArrayList<>(keys);
        parse(vkey).filter(key -> !keys.contains(key)).ifPresent(all::add);
        return all;
    }

    private static List<Retired> and(List<Retired> retired, String vkey, long position) {
        List<Retired> all = new ArrayList<>(retired);
        parse(vkey).ifPresent(key -> all.add(new Retired(key, position)));
        return all;
    }

    /** Nobody can sign with a key that is none: such an entry, which the command side refuses, changes nothing. */
    private static Optional<VerifierKey> parse(String vkey) {
        try {
            return Optional.of(VerifierKey.parse(vkey));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All keys that ever signed for the ledger. */
    public List<VerifierKey> everyKey() {
        return Stream.concat(keys.stream(), retired.stream().map(Retired::key))
                .distinct()
                .toList();
    }

    /**
     * The policy in force, for a log with the keys in use.
     *
     * @throws nl.korpsmonitor.transparency.MalformedException when what was recorded is no policy; the message names the line
     */
    public TlogPolicy policy() {
        return policyText == null
                ? TlogPolicy.ofLog(keys)
                : TlogPolicy.parse(policyText.getBytes(StandardCharsets.UTF_8)).forLog(keys);
    }
}
