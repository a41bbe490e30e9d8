package nl.korpsmonitor.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ReadModelStore} does. An adapter's test extends this and opens stores. */
public abstract class ReadModelStoreContract {
    private ReadModelStore store;

    /** Opens the same store each time, empty at first. */
    protected abstract ReadModelStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void an_empty_store_is_at_position_0_and_holds_nothing() {
        assertThat(store.position()).isZero();
        assertThat(store.document("organisation", "organisation/a")).isEmpty();
        assertThat(store.rows(RowQuery.all("organisation", 0))).isEmpty();
    }

    @Test
    void documents_rows_and_token_come_together_and_survive_a_restart() {
        store.apply(List.of(change(0, "a", "A", "s0")), 3);
        store.close();
        store = open();
        assertThat(store.position()).isEqualTo(3);
        assertThat(store.document("organisation", "organisation/a")).hasValue("document s0");
        assertThat(summaries(RowQuery.all("organisation", 3))).containsExactly("s0");
    }

    @Test
    void a_list_as_of_a_position_has_the_rows_that_were_so_then() {
        store.apply(List.of(change(1, "a", "A", "s1"), change(2, "b", "B", "s2"), change(4, "a", "A", "s4")), 5);
        store.apply(List.of(change(6, "a", "A", "s6")), 7);
        assertThat(summaries(RowQuery.all("organisation", 1))).isEmpty();
        assertThat(summaries(RowQuery.all("organisation", 2))).containsExactly("s1");
        assertThat(summaries(RowQuery.all("organisation", 4))).containsExactly("s1", "s2");
        assertThat(summaries(RowQuery.all("organisation", 5))).containsExactly("s4", "s2");
        assertThat(summaries(RowQuery.all("organisation", 6))).containsExactly("s4", "s2");
        assertThat(summaries(RowQuery.all("organisation", 7))).containsExactly("s6", "s2");
    }

    @Test
    void a_filter_looks_at_the_fields_as_they_were() {
        store.apply(List.of(change(0, "a", "Old", "s0"), change(1, "a", "New", "s1")), 2);
        assertThat(summaries(RowQuery.all("organisation", 2).where("name", List.of("Old"))))
                .isEmpty();
        assertThat(summaries(RowQuery.all("organisation", 1).where("name", List.of("Old", "Other"))))
                .containsExactly("s0");
        assertThat(summaries(RowQuery.all("organisation", 1).where("name", List.of())))
                .as("none of no values")
                .isEmpty();
    }

    @Test
    void rows_are_paged_in_either_order_with_the_key_breaking_ties() {
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            changes.add(change(i, "o" + i, i < 5 ? "Same" : "Other " + i, "s" + i));
        }
        store.apply(changes, 10);
        assertThat(paged("name", false)).containsExactly("s5", "s6", "s7", "s8", "s9", "s0", "s1", "s2", "s3", "s4");
        assertThat(paged("name", true)).containsExactly("s4", "s3", "s2", "s1", "s0", "s9", "s8", "s7", "s6", "s5");
        assertThat(paged(null, true)).containsExactly("s9", "s8", "s7", "s6", "s5", "s4", "s3", "s2", "s1", "s0");
    }

    @Test
    void a_repeat_changes_nothing() {
        List<RowChange> changes = List.of(change(0, "a", "A", "s0"), change(1, "a", "A", "s1"));
        store.apply(changes, 2);
        String before = ReadModelDigest.of(store);
        store.apply(changes, 2);
        assertThat(ReadModelDigest.of(store)).isEqualTo(before);
        store.apply(List.of(change(1, "a", "A", "s1"), change(2, "a", "A", "s2")), 3);
        assertThat(summaries(RowQuery.all("organisation", 2))).containsExactly("s1");
        assertThat(summaries(RowQuery.all("organisation", 3))).containsExactly("s2");
    }

    @Test
    void a_write_that_fails_half_way_leaves_nothing() {
        store.apply(List.of(change(0, "a", "A", "s0")), 1);
        String before = ReadModelDigest.of(store);
        RowChange wrong = new RowChange(2, "organisation", "organisation/c", Map.of("name", "C"), "s", "d");
        assertThatThrownBy(() -> store.apply(List.of(change(1, "b", "B", "s1"), wrong), 3))
                .as("a field is missing")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.position()).isEqualTo(1);
        assertThat(ReadModelDigest.of(store)).isEqualTo(before);
        store.apply(List.of(change(1, "b", "B", "s1")), 2);
        assertThat(store.position()).as("it can still be written").isEqualTo(2);
    }

    @Test
    void changes_out_of_order_or_beyond_the_token_are_refused() {
        assertThatThrownBy(() -> store.apply(List.of(change(1, "a", "A", "x"), change(0, "b", "B", "x")), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.apply(List.of(change(2, "a", "A", "x")), 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.position()).isZero();
    }

    @Test
    void fields_and_views_that_are_not_declared_are_refused() {
        assertThatThrownBy(() -> store.rows(RowQuery.all("organisation", 1).where("colour", List.of("red"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> store.rows(RowQuery.all("weather", 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_process_that_has_the_same_store_open_sees_what_is_written() {
        try (ReadModelStore reader = open()) {
            store.apply(List.of(change(0, "a", "A", "s0")), 1);
            assertThat(reader.position()).isEqualTo(1);
            assertThat(reader.document("organisation", "organisation/a")).hasValue("document s0");
            store.apply(List.of(change(1, "a", "A", "s1")), 2);
            assertThat(reader.position()).isEqualTo(2);
            assertThat(reader.document("organisation", "organisation/a")).hasValue("document s1");
        }
    }

    @Test
    void two_processes_that_write_the_same_events_in_other_batches_write_what_one_would() {
        List<RowChange> changes = List.of(
                change(0, "a", "A", "s0"),
                change(1, "b", "B", "s1"),
                change(2, "a", "A", "s2"),
                change(3, "a", "A", "s3"),
                change(4, "b", "B", "s4"));
        try (ReadModelStore other = open()) {
            store.apply(changes.subList(0, 3), 3);
            other.apply(changes.subList(0, 2), 2);
            other.apply(changes.subList(2, 5), 5);
            store.apply(changes.subList(3, 4), 4);
        }
        assertThat(store.position()).isEqualTo(5);
        assertThat(store.document("organisation", "organisation/a")).hasValue("document s3");
        assertThat(summaries(RowQuery.all("organisation", 3))).containsExactly("s2", "s1");
        assertThat(summaries(RowQuery.all("organisation", 5))).containsExactly("s3", "s4");
    }

    @Test
    void an_event_is_folded_onto_what_was_before_it() {
        store.apply(List.of(change(0, "a", "A", "s0"), change(1, "a", "A", "s1")), 3);
        assertThat(store.documentBefore("organisation", "organisation/a", 3)).hasValue("document s1");
        assertThat(store.documentBefore("organisation", "organisation/b", 3)).isEmpty();
        assertThatThrownBy(() -> store.documentBefore("organisation", "organisation/a", 1))
                .as("the store is further")
                .isInstanceOf(OvertakenException.class);
    }

    @Test
    void what_was_folded_from_a_content_that_was_swapped_since_is_refused() {
        assertThatThrownBy(() -> store.apply(new Batch(store.generation() + 1, List.of(change(0, "a", "A", "s0")), 1)))
                .isInstanceOf(OvertakenException.class);
        assertThat(store.position()).isZero();
    }

    @Test
    void texts_are_ordered_by_their_bytes() {
        List<RowChange> changes = new ArrayList<>();
        for (String name : List.of("b", "B", "\u00e9", "e", "Z", "a b", "a", "")) {
            changes.add(change(changes.size(), "o" + changes.size(), name, name));
        }
        store.apply(changes, 10);
        assertThat(paged("name", false)).containsExactly("", "B", "Z", "a", "a b", "b", "e", "\u00e9");
    }

    @Test
    void rows_beyond_the_token_are_those_as_of_the_token() {
        store.apply(List.of(change(0, "a", "A", "s0")), 1);
        assertThat(summaries(RowQuery.all("organisation", 99))).containsExactly("s0");
    }

    @Test
    void the_digest_tells_states_apart() {
        String empty = ReadModelDigest.of(store);
        store.apply(List.of(), 1);
        String passed = ReadModelDigest.of(store);
        store.apply(List.of(change(1, "a", "A", "s")), 2);
        assertThat(List.of(empty, passed, ReadModelDigest.of(store))).doesNotHaveDuplicates();
    }

    private List<String> paged(@Nullable String sort, boolean descending) {
        List<String> summaries = new ArrayList<>();
        After after = null;
        List<Row> page;
        do {
            page = store.rows(new RowQuery("organisation", 10, Map.of(), sort, descending, after, 3));
            for (Row row : page) {
                summaries.add(row.summary());
                after = new After(row.sortValue(), row.key());
            }
        } while (!page.isEmpty());
        return summaries;
    }

    private List<String> summaries(RowQuery query) {
        return store.rows(query).stream().map(Row::summary).toList();
    }

    private static RowChange change(long position, String code, String name, String summary) {
        return new RowChange(
                position,
                "organisation",
                "organisation/" + code,
                Map.of("kind", "UNIT", "name", name),
                summary,
                "document " + summary);
    }
}
