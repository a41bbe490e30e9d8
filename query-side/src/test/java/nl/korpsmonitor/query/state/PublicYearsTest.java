package nl.korpsmonitor.query.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicYearsTest {
    private static final int FIRST = 2001;

    @TempDir
    Path directory;

    private final InMemoryTrail trail = new InMemoryTrail();
    private final AtomicInteger reads = new AtomicInteger();
    private ReadModelStore store;
    private ReadModelStore counting;
    private Projector projector;
    private PublicYears years;

    @BeforeEach
    void open() {
        store = store("views.db");
        counting = counting(store);
        projector = new Projector(trail, store);
        years = new PublicYears(trail, () -> counting);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_edition_is_among_them_as_soon_as_it_is_presented_and_not_before() {
        happens(Subject.edition(2012), opened(Provenance.CONDUCTED_HERE));
        happens(Subject.edition(2012), new FrameworkFixed(Samples.FRAMEWORK, null, Samples.day("2012-01-01")));
        assertThat(years.now()).isEmpty();
        happens(Subject.edition(2012), presented());
        assertThat(years.now()).containsExactly(2012);
    }

    @Test
    void an_edition_that_is_noted_from_sources_is_among_them_at_once() {
        happens(Subject.edition(2008), opened(Provenance.NOTED_FROM_SOURCES));
        assertThat(years.now()).containsExactly(2008);
    }

    @Test
    void what_is_recorded_and_not_projected_yet_does_not_count() {
        happens(Subject.edition(2012), opened(Provenance.CONDUCTED_HERE));
        trail.append(Subject.edition(2012), presented());
        assertThat(years.now()).isEmpty();
        projector.catchUp(trail.size());
        assertThat(years.now()).containsExactly(2012);
    }

    @Test
    void editions_are_read_again_only_after_an_event_of_one() {
        happens(Subject.edition(2008), opened(Provenance.NOTED_FROM_SOURCES));
        assertThat(years.now()).containsExactly(2008);
        int read = reads.get();
        for (int i = 0; i < 20; i++) {
            happens(
                    Subject.organisation("o-" + i),
                    new OrganisationRegistered("Name", Kind.REGIONAL_FORCE, null, Samples.day("2012-01-01")));
            assertThat(years.now()).containsExactly(2008);
            assertThat(years.now()).containsExactly(2008);
        }
        assertThat(reads).hasValue(read);
        happens(Subject.edition(2010), opened(Provenance.NOTED_FROM_SOURCES));
        assertThat(years.now()).containsExactlyInAnyOrder(2008, 2010);
        assertThat(years.now()).containsExactlyInAnyOrder(2008, 2010);
        assertThat(reads).hasValue(read + 1);
    }

    @Test
    void read_models_that_stand_on_fewer_entries_than_those_before_them_count_as_they_are() {
        happens(Subject.edition(2008), opened(Provenance.NOTED_FROM_SOURCES));
        long first = trail.size();
        happens(Subject.edition(2010), opened(Provenance.NOTED_FROM_SOURCES));
        assertThat(years.now()).containsExactlyInAnyOrder(2008, 2010);
        try (ReadModelStore rebuilt = store("rebuilt.db")) {
            new Projector(trail, rebuilt).catchUp(first);
            counting = rebuilt;
            assertThat(years.now()).containsExactly(2008);
        }
    }

    @Test
    void however_many_ask_meanwhile_whoever_asks_after_a_publication_sees_it() throws Exception {
        int editions = 60;
        int readers = 4;
        AtomicInteger published = new AtomicInteger();
        List<Future<?>> asking = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            for (int i = 0; i < readers; i++) {
                asking.add(threads.submit(() -> {
                    int known;
                    do {
                        known = published.get();
                        assertThat(years.now()).hasSizeGreaterThanOrEqualTo(known);
                    } while (known < editions);
                }));
            }
            for (int i = 0; i < editions; i++) {
                happens(Subject.edition(FIRST + i), opened(Provenance.NOTED_FROM_SOURCES));
                published.incrementAndGet();
            }
            for (Future<?> each : asking) {
                each.get();
            }
        }
        assertThat(years.now()).hasSize(editions);
    }

    private void happens(Subject subject, DomainEvent event) {
        trail.append(subject, event);
        projector.catchUp(trail.size());
    }

    private static EditionOpened opened(Provenance provenance) {
        return new EditionOpened("Korpsmonitor", provenance, Samples.day("2012-01-01"));
    }

    private static EditionPresentedToHouse presented() {
        return new EditionPresentedToHouse(Samples.LETTER, Samples.day("2012-06-01"));
    }

    private ReadModelStore store(String name) {
        return SqliteReadModelStore.open(directory.resolve(name), "ledger");
    }

    /** The same store, that counts how often lists are read. */
    private ReadModelStore counting(ReadModelStore counted) {
        return (ReadModelStore) Proxy.newProxyInstance(
                ReadModelStore.class.getClassLoader(), new Class<?>[] {ReadModelStore.class}, (self, method, given) -> {
                    if (method.getName().equals("rows")) {
                        reads.incrementAndGet();
                    }
                    try {
                        return method.invoke(counted, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
