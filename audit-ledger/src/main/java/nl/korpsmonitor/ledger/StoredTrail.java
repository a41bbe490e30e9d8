package nl.korpsmonitor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.codec.ConfidentialSource;
import nl.korpsmonitor.ledger.codec.EntryReader;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.ledger.store.DamagedStoreException;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.Query;
import nl.korpsmonitor.ledger.store.SealedDisclosure;
import nl.korpsmonitor.ledger.store.StoredEntry;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.json.Json;
import org.jspecify.annotations.Nullable;

/** The trail as a store holds it. */
public final class StoredTrail implements Trail {
    private static final EventCodec CODEC = new EventCodec();

    private final LedgerStore store;
    private final EntryReader reader;
    private final @Nullable Opener opener;

    /** Opens disclosures. */
    @FunctionalInterface
    interface Opener {
        /** The disclosure; null when its key is not there. */
        @Nullable
        Disclosure open(SealedDisclosure sealed);
    }

    /** A trail whose confidential values stay closed. */
    public StoredTrail(LedgerStore store) {
        this(store, CODEC, null);
    }

    StoredTrail(LedgerStore store, EventCodec codec, @Nullable Opener opener) {
        this.store = store;
        this.reader = new EntryReader(codec);
        this.opener = opener;
    }

    @Override
    public long size() {
        return store.size();
    }

    @Override
    public long sizeAt(Instant time) {
        return store.sizeAt(Leaf.micros(time));
    }

    @Override
    public Optional<RecordedEvent> event(long position) {
        return store.entry(position).map(entry -> decode(entry, ConfidentialSource.CLOSED));
    }

    @Override
    public Optional<RecordedEvent> opened(long position) {
        Map<String, SealedDisclosure> disclosures = new HashMap<>();
        store.disclosures(position)
                .forEach(each -> disclosures.put(each.digest().base64Url(), each));
        // From that event on, whether its key is destroyed yet or not.
        Set<String> erased = erasedAt(position);
        return store.entry(position)
                .map(entry -> decode(
                        entry,
                        digest -> erased.contains(digest)
                                ? new Confidential.Erased<>(digest)
                                : open(position, disclosures.get(digest), digest)));
    }

    private Set<String> erasedAt(long position) {
        Set<String> erased = new HashSet<>();
        Subject decided = Subject.disclosure(position);
        List<RecordedEvent> page = List.of();
        do {
            long from = page.isEmpty() ? 0 : page.getLast().sequence() + 1;
            page = ofSubject(decided, from, Long.MAX_VALUE, MAXIMUM_PAGE);
            for (RecordedEvent each : page) {
                if (each.event() instanceof ValueErased value) {
                    erased.add(value.digest());
                }
            }
        } while (page.size() == MAXIMUM_PAGE);
        return erased;
    }

    private Confidential<Json> open(long position, @Nullable SealedDisclosure sealed, String digest) {
        if (opener == null) {
            return new Confidential.Withheld<>(digest, null);
        }
        if (sealed == null) {
            throw new DamagedStoreException("the disclosure of " + digest + " is missing");
        }
        Disclosure disclosure = opener.open(sealed);
        if (disclosure != null) {
            return new Confidential.Shown<>(disclosure.value());
        }
        // It may have been erased meanwhile: its event comes before its key is destroyed.
        return erasedAt(position).contains(digest)
                ? new Confidential.Erased<>(digest)
                : new Confidential.Unopenable<>(digest);
    }

    /** As {@link EntryDisclosures} has it; none when no key can be had. */
    public List<Disclosure> disclosures(long position) {
        Opener by = opener;
        if (by == null) {
            return List.of();
        }
        Set<String> erased = erasedAt(position);
        return store.disclosures(position).stream()
                .filter(each -> !erased.contains(each.digest().base64Url()))
                .map(by::open)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public long lastSequence(Subject subject) {
        return store.lastSequence(subject.id());
    }

    @Override
    public List<RecordedEvent> ofSubject(Subject subject, long fromSequence, long beforePosition, int limit) {
        requirePage(limit);
        return store.ofSubject(subject.id(), fromSequence, beforePosition, limit).stream()
                .map(entry -> decode(entry, ConfidentialSource.CLOSED))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<RecordedEvent> page(EventFilter filter, long fromPosition, int limit) {
        requirePage(limit);
        long from = Math.max(fromPosition, filter.from() == null ? 0 : firstAt(filter.from()));
        long before = filter.until() == null ? Long.MAX_VALUE : firstAt(filter.until());
        List<RecordedEvent> page = new ArrayList<>();
        while (page.size() < limit) {
            int wanted = limit - page.size();
            List<StoredEntry> entries = find(filter, from, before, wanted);
            for (StoredEntry entry : entries) {
                RecordedEvent event = decode(entry, ConfidentialSource.CLOSED);
                if (event != null) {
                    page.add(event);
                }
            }
            if (entries.size() < wanted) {
                break;
            }
            from = entries.getLast().position() + 1;
        }
        return page;
    }

    @Override
    public List<RecordedEvent> pageBack(EventFilter filter, long beforePosition, int limit) {
        requirePage(limit);
        long from = filter.from() == null ? 0 : firstAt(filter.from());
        long before = Math.min(beforePosition, filter.until() == null ? Long.MAX_VALUE : firstAt(filter.until()));
        List<RecordedEvent> page = new ArrayList<>();
        while (page.size() < limit) {
            int wanted = limit - page.size();
            List<StoredEntry> entries = store.find(
                    new Query(filter.subjectPrefix(), filter.types(), filter.actor(), from, before, true), wanted);
            for (StoredEntry entry : entries) {
                RecordedEvent event = decode(entry, ConfidentialSource.CLOSED);
                if (event != null) {
                    page.add(event);
                }
            }
            if (entries.size() < wanted) {
                break;
            }
            before = entries.getLast().position();
        }
        return page;
    }

    @Override
    public Stretch stretch(long fromPosition, int limit) {
        requirePage(limit);
        List<RecordedEvent> events = new ArrayList<>();
        long next = fromPosition;
        for (StoredEntry entry : store.entries(fromPosition, limit)) {
            if (entry.position() != next) {
                throw new DamagedStoreException("position " + next + " is missing in " + store.name());
            }
            RecordedEvent event = decode(entry, ConfidentialSource.CLOSED);
            if (event != null) {
                events.add(event);
            }
            next++;
        }
        return new Stretch(events, next);
    }

    private List<StoredEntry> find(EventFilter filter, long from, long before, int limit) {
        boolean all = filter.subjectPrefix() == null && filter.types().isEmpty() && filter.actor() == null;
        return all && before == Long.MAX_VALUE
                ? store.entries(from, limit)
                : store.find(new Query(filter.subjectPrefix(), filter.types(), filter.actor(), from, before), limit);
    }

    /** The position of the first entry that was recorded at or after the time. */
    private long firstAt(Instant time) {
        long micros = Leaf.micros(time);
        boolean exact = Leaf.instant(micros).equals(time);
        return store.sizeAt(exact ? micros - 1 : micros);
    }

    private @Nullable RecordedEvent decode(StoredEntry entry, ConfidentialSource source) {
        return reader.read(entry.position(), Leaf.instant(entry.recordedAtMicros()), entry.body(), source)
                .orElse(null);
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > MAXIMUM_PAGE) {
            throw new IllegalArgumentException("limit: 1 to " + MAXIMUM_PAGE);
        }
    }
}
