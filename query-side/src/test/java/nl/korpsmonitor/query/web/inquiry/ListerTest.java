package nl.korpsmonitor.query.web.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.state.State;
import nl.korpsmonitor.query.state.States;
import nl.korpsmonitor.query.state.TestStates;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.exchange.Lister;
import nl.korpsmonitor.query.web.exchange.Page;
import nl.korpsmonitor.query.web.exchange.PageParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** How the rows of 250 inquiries are read, of which kv-210 and kv-240 are asked by another House than all others. */
class ListerTest {
    private static final LocalDate DAY = LocalDate.of(2013, 11, 4);

    @TempDir
    Path directory;

    /** The most rows that each read asked for. */
    private final List<Integer> reads = new ArrayList<>();

    private ViewProjection projection;
    private Lister lister;
    private State state;

    @BeforeEach
    void fill() {
        TestLedger ledger = new TestLedger();
        long last = 0;
        for (int number = 1; number <= 250; number++) {
            last = ledger.append(
                    Subject.inquiry("kv-%03d".formatted(number)),
                    new InquiryRegistered(
                            Kind.MOTION,
                            Samples.LETTER,
                            number == 210 || number == 240 ? "Eerste Kamer" : "Tweede Kamer",
                            Samples.secret(),
                            "What came of it?",
                            DAY,
                            DAY.plusWeeks(9),
                            "politie",
                            "directie",
                            PartialDate.of(DAY)));
        }
        projection = ViewProjection.start(ledger.trail(), ledger.size(), directory.resolve("views.db"));
        assertThat(projection.awaitPosition(last, Duration.ofSeconds(30))).isTrue();
        lister = new Lister(
                new States(ledger.trail(), projection, new InMemoryPublishedLog(ledger.trail()), Clock.systemUTC()),
                Viewer.ANONYMOUS);
        state = TestStates.of(ledger.trail(), counted(projection.readModels()));
    }

    @AfterEach
    void close() {
        projection.close();
    }

    private ReadModelStore counted(ReadModelStore store) {
        return (ReadModelStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ReadModelStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("rows")) {
                        reads.add(((RowQuery) arguments[0]).limit());
                    }
                    return method.invoke(store, arguments);
                });
    }

    private Page<InquiryItem> page(@Nullable String askedBy, int limit, @Nullable String cursor) {
        reads.clear();
        InquiryQuestion question =
                new InquiryQuestion(null, null, null, askedBy, null, null, null, null, null, null, null);
        return lister.page(
                new MockHttpServletRequest("GET", "/v1/inquiries"),
                question.listing(state, DAY),
                new PageParameters(String.valueOf(limit), cursor));
    }

    private static List<String> codes(Page<InquiryItem> page) {
        return page.items().stream().map(InquiryItem::code).toList();
    }

    private static @Nullable String cursor(Page<InquiryItem> page) {
        return page.next() == null
                ? null
                : UriComponentsBuilder.fromUriString(page.next())
                        .build()
                        .getQueryParams()
                        .getFirst("cursor");
    }

    @Test
    void what_is_sought_among_many_is_not_read_a_few_rows_at_a_time() {
        Page<InquiryItem> nothing = page("nobody", 1, null);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.next()).isNull();
        assertThat(reads).containsExactly(2, 200, 200);
    }

    @Test
    void no_more_is_given_than_was_asked_however_many_rows_are_read() {
        Page<InquiryItem> first = page("Eerste Kamer", 1, null);
        assertThat(codes(first)).containsExactly("kv-210");
        Page<InquiryItem> second = page("Eerste Kamer", 1, cursor(first));
        assertThat(codes(second)).containsExactly("kv-240");
        assertThat(second.next()).isNull();
    }

    @Test
    void where_nothing_is_left_out_one_row_more_is_read_than_is_wanted() {
        Page<InquiryItem> first = page(null, 3, null);
        assertThat(codes(first)).containsExactly("kv-001", "kv-002", "kv-003");
        assertThat(reads).containsExactly(4);
        Page<InquiryItem> second = page(null, 3, cursor(first));
        assertThat(codes(second)).containsExactly("kv-004", "kv-005", "kv-006");
        assertThat(reads).containsExactly(4);
    }
}
