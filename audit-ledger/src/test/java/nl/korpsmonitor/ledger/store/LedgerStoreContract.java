package nl.korpsmonitor.ledger.store;

import static java.util.Objects.requireNonNull;
import static nl.korpsmonitor.ledger.store.Blocks.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} must do. An adapter's test extends this and opens stores. */
public abstract class LedgerStoreContract {
    private final Blocks blocks = new Blocks();

    @SuppressWarnings("NullAway.Init") // Opened before every test.
    private LedgerStore store;

    /** Opens the store under test; a second call opens what the first one left, after it was closed. */
    protected abstract LedgerStore open();

    @BeforeEach
    void openFirst() {
        store = open();
    }

    @AfterEach
    void closeLast() {
        store.close();
    }

    @Test
    void a_new_store_is_empty() {
        assertThat(store.size()).isZero();
        assertThat(store.entry(0)).isEmpty();
        assertThat(store.entries(0, 10)).isEmpty();
        assertThat(store.lastSequence("s")).isEqualTo(-1);
        assertThat(store.sizeAt(Long.MAX_VALUE)).isZero();
        assertThat(store.firstWithMessageTime(0)).isZero();
    }

    @Test
    void what_was_appended_is_read_back_byte_for_byte_also_after_reopening() {
        NewEntry first = entry("a", "s/1", 0, "t", "x");
        NewEntry second = entry("b", null, -1, "t", "x");
        store.append(blocks.next(5, first, second));
        for (int open = 0; open < 2; open++) {
            assertThat(store.size()).isEqualTo(2);
            StoredEntry read = store.entry(0).orElseThrow();
            assertThat(read.position()).isZero();
            assertThat(read.recordedAtMicros()).isEqualTo(5);
            assertThat(read.body()).isEqualTo(first.body());
            assertThat(store.entries(1, 10))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.body()).isEqualTo(second.body()));
            store.close();
            store = open();
        }
    }

    @Test
    void the_tree_is_restored_from_stored_tiles() {
        Random random = new Random(7);
        int number = 0;
        for (int block = 0; block < 30; block++) {
            NewEntry[] entries = new NewEntry[1 + random.nextInt(60)];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = entry("e" + number, "s", number++, "t", "x");
            }
            store.append(blocks.next(block, entries));
        }
        store.close();
        store = open();
        assertThat(GrowingTiles.restore(store.size(), store).root()).isEqualTo(blocks.root());
        assertThat(store.read(new TileCoordinates(0, 0, 256))).hasSize(256 * Hash.BYTES);
        assertThat(store.read(new TileCoordinates(0, 900, 1)))
                .as("a tile that is not there")
                .isEmpty();
    }

    @Test
    void a_block_at_another_head_is_refused_whole() {
        store.append(blocks.next(1, entry("a", "s", 0, "t", "x")));
        Block late = Block.at(0, List.of(entry("b", "s", 1, "t", "x")), 2, List.of(), List.of());
        assertThatThrownBy(() -> store.append(late)).isInstanceOf(StaleHeadException.class);
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.lastSequence("s")).isZero();
    }

    @Test
    void two_events_with_one_subject_and_sequence_are_impossible() {
        store.append(blocks.next(1, entry("a", "s", 0, "t", "x")));
        Block clash = blocks.next(2, entry("b", "new/1", 0, "new-type", "y"), entry("c", "s", 0, "t", "x"));
        assertThatThrownBy(() -> store.append(clash))
                .isInstanceOfSatisfying(
                        DuplicateEntryException.class,
                        e -> assertThat(e.index()).isEqualTo(1));
        assertThat(store.size()).as("nothing of the block").isEqualTo(1);
        assertThat(store.lastSequence("new/1")).isEqualTo(-1);
        Block proper = Block.at(1, List.of(entry("b", "new/1", 0, "new-type", "y")), 3, List.of(), List.of());
        store.append(proper);
        assertThat(find("new", Set.of("new-type"), "y"))
                .as("names of the refused block work")
                .containsExactly(1L);
    }

    @Test
    void two_events_with_one_id_are_impossible() {
        String uuid = "0190b0d4-0000-7000-8000-000000000001";
        store.append(blocks.next(1, entry(uuid, "s", 0, "t", "x"), entry("plain", "s", 1, "t", "x")));
        for (String id : List.of(uuid, "plain")) {
            Block clash = Block.at(2, List.of(entry(id, "s", 2, "t", "x")), 2, List.of(), List.of());
            assertThatThrownBy(() -> store.append(clash)).isInstanceOf(DuplicateEntryException.class);
        }
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void entries_of_a_subject_come_in_order_and_up_to_a_position() {
        store.append(blocks.next(
                1, entry("a", "s/1", 0, "t", "x"), entry("b", "s/10", 0, "t", "x"), entry("c", "s/1", 1, "t", "x")));
        assertThat(positions(store.ofSubject("s/1", 0, Long.MAX_VALUE, 10))).containsExactly(0L, 2L);
        assertThat(positions(store.ofSubject("s/1", 1, Long.MAX_VALUE, 10))).containsExactly(2L);
        assertThat(positions(store.ofSubject("s/1", 0, 2, 10))).containsExactly(0L);
        assertThat(positions(store.ofSubject("s/1", 0, Long.MAX_VALUE, 1))).containsExactly(0L);
        assertThat(store.lastSequence("s/1")).isEqualTo(1);
    }

    @Test
    void a_prefix_ends_at_a_segment() {
        store.append(blocks.next(
                1,
                entry("a", "scorecard/2012", 0, "t", "x"),
                entry("b", "scorecard/2012/ijsselland", 0, "t", "x"),
                entry("c", "scorecard/20123", 0, "t", "x"),
                entry("d", "scorecard/2012-x/y", 0, "t", "x"),
                entry("e", "scorecard/2012/ijsselland/by/om", 0, "t", "x")));
        assertThat(find("scorecard/2012", Set.of(), null)).containsExactly(0L, 1L, 4L);
        assertThat(find("scorecard/2012/ijsselland", Set.of(), null)).containsExactly(1L, 4L);
        assertThat(find("scorecard/201", Set.of(), null)).isEmpty();
    }

    @Test
    void every_query_finds_what_a_look_at_all_entries_finds() {
        Random random = new Random(20131024);
        List<NewEntry> all = new ArrayList<>();
        long[] sequences = new long[7];
        while (all.size() < 9_000) {
            NewEntry[] entries = new NewEntry[900];
            for (int i = 0; i < entries.length; i++) {
                int subject = random.nextInt(100) < 90 ? random.nextInt(3) : random.nextInt(sequences.length);
                entries[i] = entry(
                        "e" + (all.size() + i),
                        "s/" + subject,
                        sequences[subject]++,
                        random.nextInt(500) == 0 ? "rare" : "t" + random.nextInt(3),
                        random.nextInt(300) == 0 ? "rare" : "a" + random.nextInt(2));
            }
            store.append(blocks.next(all.size(), entries));
            all.addAll(List.of(entries));
        }
        for (int round = 0; round < 200; round++) {
            requireSameAsLookingAtAll(all, random);
        }
    }

    private void requireSameAsLookingAtAll(List<NewEntry> all, Random random) {
        String prefix = random.nextBoolean() ? null : random.nextInt(4) == 0 ? "s" : "s/" + random.nextInt(8);
        Set<String> types = switch (random.nextInt(4)) {
            case 0 -> Set.of("rare");
            case 1 -> Set.of("t1", "rare");
            case 2 -> Set.of("never");
            default -> Set.of();
        };
        String actor = random.nextInt(3) == 0 ? "a1" : random.nextInt(6) == 0 ? "rare" : null;
        int from = random.nextInt(all.size());
        int before = from + random.nextInt(all.size());
        int limit = 1 + random.nextInt(50);
        boolean descending = random.nextBoolean();
        List<Long> matching = new ArrayList<>();
        for (int i = from; i < Math.min(before, all.size()); i++) {
            NewEntry entry = all.get(i);
            String subject = String.valueOf(entry.subject());
            if ((prefix == null || subject.equals(prefix) || subject.startsWith(prefix + "/"))
                    && (types.isEmpty() || types.contains(entry.type()))
                    && (actor == null || actor.equals(entry.actor()))) {
                matching.add((long) i);
            }
        }
        List<Long> ordered = descending ? matching.reversed() : matching;
        List<Long> expected = ordered.subList(0, Math.min(limit, ordered.size()));
        Query query = new Query(prefix, types, actor, from, before, descending);
        assertThat(positions(store.find(query, limit)))
                .as("%s limit %d", query, limit)
                .isEqualTo(expected);
    }

    @Test
    void sizes_at_a_time_count_what_was_recorded_at_or_before_it() {
        store.append(blocks.next(10, entry("a", "s", 0, "t", "x")));
        store.append(blocks.next(10, entry("b", "s", 1, "t", "x")));
        store.append(blocks.next(30, entry("c", "s", 2, "t", "x")));
        assertThat(Stream.of(9L, 10L, 29L, 30L, 99L).map(store::sizeAt)).containsExactly(0L, 2L, 2L, 3L, 3L);
    }

    @Test
    void message_times_need_no_order() {
        store.append(blocks.next(
                1,
                entry("a", "s", 0, "t", "x", 30, List.of()),
                entry("b", "s", 1, "t", "x", 50, List.of()),
                entry("c", "s", 2, "t", "x", 40, List.of())));
        assertThat(Stream.of(30L, 31L, 50L, 51L).map(store::firstWithMessageTime))
                .containsExactly(0L, 1L, 1L, 3L);
    }

    @Test
    void a_command_is_found_by_its_key() {
        Hash key = Hash.sha256(new byte[] {1});
        CommandRecord command = new CommandRecord(key, 0, 2);
        store.append(blocks.next(1, List.of(command), entry("a", "s", 0, "t", "x"), entry("b", "s", 1, "t", "x")));
        assertThat(store.command(key)).contains(command);
        assertThat(store.command(Hash.sha256(new byte[] {2}))).isEmpty();
    }

    @Test
    void many_heads_and_keys_are_found_at_once() {
        Map<String, Long> expected = new HashMap<>();
        Set<Hash> keys = new HashSet<>();
        Map<Hash, CommandRecord> commands = new HashMap<>();
        int position = 0;
        // One subject with events all the time, some with few, and some with none.
        for (int block = 0; block < 40; block++) {
            CommandRecord command = new CommandRecord(Hash.sha256(new byte[] {(byte) block}), position, 2);
            String rare = "rare/" + block % 25;
            long sequence = expected.getOrDefault(rare, -1L) + 1;
            store.append(blocks.next(
                    block,
                    List.of(command),
                    entry("a" + block, rare, sequence, "t", "x"),
                    entry("b" + block, "busy", block, "t", "x")));
            expected.put(rare, sequence);
            if (block % 3 == 0) {
                commands.put(command.key(), command);
                keys.add(command.key());
            }
            keys.add(Hash.sha256(new byte[] {(byte) block, 1}));
            expected.put("never/" + block, -1L);
            position += 2;
        }
        expected.put("busy", 39L);
        expected.put("rare", -1L);
        assertThat(store.lastSequences(expected.keySet())).isEqualTo(expected);
        assertThat(store.lastSequences(Set.of("busy", "rare/0", "never/0")))
                .as("one of them lies far back")
                .isEqualTo(Map.of("busy", 39L, "rare/0", 1L, "never/0", -1L));
        assertThat(store.lastSequences(Set.of())).isEmpty();
        assertThat(store.commands(keys)).isEqualTo(commands);
        assertThat(store.commands(Set.of())).isEmpty();
    }

    @Test
    void disclosures_are_kept_with_their_entry() {
        SealedDisclosure one = new SealedDisclosure(Hash.sha256(new byte[] {1}), 11, new byte[] {1, 2});
        SealedDisclosure other = new SealedDisclosure(Hash.sha256(new byte[] {2}), 12, new byte[] {3});
        store.append(
                blocks.next(1, entry("a", "s", 0, "t", "x"), entry("b", "s", 1, "t", "x", 1, List.of(one, other))));
        assertThat(store.disclosures(0)).isEmpty();
        List<SealedDisclosure> read = store.disclosures(1).stream()
                .sorted(Comparator.comparingLong(SealedDisclosure::key))
                .toList();
        assertThat(read).extracting(SealedDisclosure::digest).containsExactly(one.digest(), other.digest());
        assertThat(read.getFirst().sealed()).isEqualTo(one.sealed());
        assertThat(store.disclosureKeysFrom(11)).containsExactly(11L, 12L);
        assertThat(store.disclosureKeysFrom(12)).containsExactly(12L);
    }

    @Test
    void the_snapshot_with_the_highest_sequence_stays() {
        for (long sequence : new long[] {0, 5, 3}) {
            byte[] content = {(byte) sequence};
            store.storeSnapshot(new StoredSnapshot(
                    "s", sequence, "type", "id" + sequence, "2013-10-24T00:00:00Z", "p", null, content, content));
        }
        assertThat(store.snapshot("s").orElseThrow().sequence()).isEqualTo(5);
        assertThat(store.snapshot("s").orElseThrow().payload()).containsExactly(5);
        assertThat(store.snapshot("other")).isEmpty();
    }

    @Test
    void a_checkpoint_is_replaced_only_when_it_is_the_expected_one_also_after_reopening() {
        assertThat(store.checkpoint("signed")).isEmpty();
        assertThat(store.checkpointNames()).isEmpty();
        assertThat(store.replaceCheckpoint("signed", "a note that never stood there", "one"))
                .as("there is none yet")
                .isFalse();
        assertThat(store.replaceCheckpoint("signed", null, "one\n\n— é\n")).isTrue();
        assertThat(store.replaceCheckpoint("signed", null, "two"))
                .as("there is one already")
                .isFalse();
        assertThat(store.replaceCheckpoint("signed", "one", "two"))
                .as("not exactly what stands there")
                .isFalse();
        for (int open = 0; open < 2; open++) {
            assertThat(store.checkpoint("signed")).contains("one\n\n— é\n");
            store.close();
            store = open();
        }
        assertThat(store.replaceCheckpoint("signed", "one\n\n— é\n", "two")).isTrue();
        assertThat(store.checkpoint("signed")).contains("two");
    }

    @Test
    void checkpoints_of_other_names_and_entries_are_left_alone() {
        store.append(blocks.next(1, entry("a", "s", 0, "t", "x")));
        assertThat(store.replaceCheckpoint("signed", null, "one")).isTrue();
        assertThat(store.replaceCheckpoint("retired/0a1b2c3d", null, "old")).isTrue();
        assertThat(store.replaceCheckpoint("published", null, "one")).isTrue();
        assertThat(store.replaceCheckpoint("signed", "one", "two")).isTrue();
        assertThat(store.checkpoint("published")).contains("one");
        assertThat(store.checkpointNames()).containsExactly("published", "retired/0a1b2c3d", "signed");
        store.append(blocks.next(2, entry("b", "s", 1, "t", "x")));
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void a_checkpoints_name_has_1_to_100_characters() {
        assertThat(store.replaceCheckpoint("n".repeat(100), null, "one")).isTrue();
        for (String name : List.of("", "n".repeat(101))) {
            assertThatThrownBy(() -> store.replaceCheckpoint(name, null, "one"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void of_many_threads_that_replace_one_checkpoint_exactly_one_wins_each_time() throws Exception {
        int threads = 8;
        int wins = 25;
        List<Future<List<String>>> won = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            CyclicBarrier start = new CyclicBarrier(threads);
            for (int thread = 0; thread < threads; thread++) {
                int own = thread;
                won.add(executor.submit(() -> {
                    start.await();
                    return win(own, wins);
                }));
            }
        }
        Map<String, String> successors = new HashMap<>();
        for (Future<List<String>> each : won) {
            for (String replaced : each.get()) {
                String[] swap = replaced.split(">", 2);
                assertThat(successors.put(swap[0], swap[1]))
                        .as("what replaced %s", swap[0])
                        .isNull();
            }
        }
        assertThat(successors).hasSize(threads * wins);
        String last = "none";
        for (int i = 0; i < threads * wins; i++) {
            last = requireNonNull(successors.get(last), last);
        }
        assertThat(store.checkpoint("signed")).as("every win follows another").contains(last);
    }

    /** Replaces the checkpoint so many times; returns what by what. */
    private List<String> win(int thread, int wins) {
        List<String> won = new ArrayList<>();
        while (won.size() < wins) {
            @Nullable String expected = store.checkpoint("signed").orElse(null);
            String next = "thread " + thread + " win " + won.size();
            if (store.replaceCheckpoint("signed", expected, next)) {
                won.add((expected == null ? "none" : expected) + ">" + next);
            }
        }
        return won;
    }

    private List<Long> find(String prefix, Set<String> types, @Nullable String actor) {
        return positions(store.find(new Query(prefix, types, actor, 0, Long.MAX_VALUE), 100));
    }

    private static List<Long> positions(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::position).toList();
    }
}
