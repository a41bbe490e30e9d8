package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogVerificationTest {

    private static final int TAMPERINGS = 200;
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();

    /** Needs a full and a partial tile, and the level above. */
    private static final int ENTRIES = 600;

    @TempDir
    private Path home;

    private ServedLog log;

    @BeforeEach
    void serve() {
        log = new ServedLog(ExportFixture.files(ExportFixture.of(ENTRIES).write(home.resolve("export"))));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private Programs.Outcome verify(String... further) {
        return verify(Programs.QUICK, further);
    }

    private Programs.Outcome verify(HttpOptions http, String... further) {
        List<String> words = new ArrayList<>(List.of("verify", "log", log.url(), "--key", KEY));
        words.addAll(List.of(further));
        return Programs.run(home, http, words.toArray(String[]::new));
    }

    @Test
    void a_served_log_verifies() {
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("VERIFIED")
                .contains("600  entries hashed")
                .contains("hashes only");
    }

    @Test
    void nothing_more_is_asked_for_than_the_checkpoint_needs() {
        verify();
        // The checkpoint, three bundles, three tiles of leaf hashes, and one above.
        assertThat(log.requests.get()).isEqualTo(8);
    }

    @Test
    void partial_files_that_were_dropped_are_taken_from_the_full_ones() {
        Path later = ExportFixture.of(768).write(home.resolve("later"));
        for (String path : List.of("tile/0/002", "tile/entries/002")) {
            log.files.put(path, ExportFixture.read(later, path));
            log.files.remove(path + ".p/88");
        }
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void a_tile_or_bundle_that_is_withheld_is_found() {
        for (String path : List.of("tile/0/001", "tile/entries/000", "tile/1/000.p/2", "tile/entries/002.p/88")) {
            byte[] bytes = log.files.remove(path);
            assertThat(bytes).as(path).isNotNull();
            Programs.Outcome outcome = verify();
            assertThat(outcome.exitCode()).as(path).isEqualTo(1);
            assertThat(outcome.out()).contains(log.url() + "/" + path).contains("is missing");
            log.files.put(path, bytes);
        }
    }

    @Test
    void seeded_changes_of_what_is_served_are_found() {
        Random random = new Random(42);
        Mutations mutations = new Mutations(random);
        List<String> paths = log.files.keySet().stream()
                .filter(path -> path.equals("checkpoint") || path.startsWith("tile/"))
                .sorted()
                .toList();
        assertThat(paths).hasSize(8);
        for (int i = 0; i < TAMPERINGS; i++) {
            String path = paths.get(i % paths.size());
            byte[] before = log.files.getOrDefault(path, new byte[0]);
            byte[] after = mutations.mutate(before);
            log.files.put(path, after);
            Programs.Outcome outcome = verify("--no-memory", "--json");
            assertThat(outcome.exitCode())
                    .as("change %s of %s: %s%s", i, path, outcome.out(), outcome.err())
                    .isEqualTo(Meaning.same(path, before, after) ? 0 : 1);
            log.files.put(path, before);
        }
    }

    @Test
    void a_passing_fault_is_overcome() {
        AtomicInteger calls = new AtomicInteger();
        byte[] tile = log.files.getOrDefault("tile/0/001", new byte[0]);
        log.answers.put("tile/0/001", exchange -> {
            if (calls.getAndIncrement() == 0) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(200, tile.length);
                exchange.getResponseBody().write(tile);
            }
        });
        assertThat(verify().exitCode()).isZero();
    }

    @Test
    void a_log_that_stops_answering_is_not_called_tampered() {
        log.answers.put("tile/0/001", ServedLog.status(503));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("tile/0/001").contains("503").contains("Try again later");
    }

    @Test
    void what_was_found_before_a_log_stopped_answering_is_told() {
        log.files.remove("tile/entries/000");
        log.answers.put("tile/entries/002.p/88", ServedLog.status(500));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("bundle-missing").contains("status 500");
    }

    @Test
    void an_address_that_does_not_answer_is_bad_input() {
        String url = log.url();
        log.close();
        Programs.Outcome outcome = Programs.run(home, "verify", "log", url, "--key", KEY, "--json");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).contains("\"verdict\":\"bad input\"").contains("\"exitCode\":2");
    }

    @Test
    void an_answer_that_never_ends_or_never_comes_is_given_up() {
        HttpOptions hasty = new HttpOptions(Duration.ofSeconds(5), Duration.ofMillis(300), 1, Duration.ZERO, 4);
        CountDownLatch never = new CountDownLatch(1);
        log.answers.put("tile/0/001", exchange -> {
            exchange.sendResponseHeaders(200, 8192);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            never.await();
        });
        Programs.Outcome outcome = verify(hasty);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("no answer within");
    }

    @Test
    void an_answer_without_end_is_broken_off() {
        AtomicLong sent = new AtomicLong();
        log.answers.put("tile/entries/001", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            while (sent.addAndGet(chunk.length) < 1L << 30) {
                exchange.getResponseBody().write(chunk);
            }
        });
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("is longer than");
        assertThat(sent.get()).isLessThan(1L << 28);
    }

    @Test
    void a_redirect_is_followed_on_the_same_host_only() {
        log.answers.put("tile/0/000", ServedLog.redirect("/trail/moved"));
        log.files.put("moved", log.files.getOrDefault("tile/0/000", new byte[0]));
        assertThat(verify().exitCode()).isZero();
        log.answers.put("tile/0/000", ServedLog.redirect("http://192.0.2.1/tile"));
        assertThat(verify().out()).contains("another host");
        log.answers.put("tile/0/000", ServedLog.redirect("/trail/tile/0/000"));
        assertThat(verify().out()).contains("redirected too often");
        log.answers.put("checkpoint", ServedLog.redirect("://"));
        assertThat(verify().exitCode()).isEqualTo(2);
    }

    @Test
    void a_log_that_grew_is_consistent_with_what_was_seen() {
        assertThat(verify().out()).contains("it is the first time");
        log.files.putAll(ExportFixture.files(ExportFixture.of(900).write(home.resolve("grown"))));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("remembered checkpoint (2026-09-21T14:13:20Z) found to be of the same history");
    }

    @Test
    void a_log_that_shows_an_older_state_is_not_verified_and_not_called_a_contradiction() {
        assertThat(verify().exitCode()).isZero();
        Map<String, byte[]> remembered = ExportFixture.files(home.resolve("korpsmonitor-verifier"));
        log.files.putAll(ExportFixture.files(ExportFixture.of(400).write(home.resolve("older"))));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("an older state than what was seen on 2026-09-21T14:13:20Z")
                .contains("mirror or cache")
                .doesNotContain("Keep both")
                .doesNotContain("two histories");
        assertThat(ExportFixture.files(home.resolve("korpsmonitor-verifier")))
                .as("neither forgotten nor kept as evidence")
                .hasSize(1)
                .containsExactlyEntriesOf(remembered);
    }

    @Test
    void a_log_that_shows_another_history_is_tampered_with() {
        assertThat(verify().exitCode()).isZero();
        log.files.putAll(
                ExportFixture.files(ExportFixture.of(700).forked("another").write(home.resolve("forked"))));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("another history than on 2026-09-21T14:13:20Z")
                .contains("Keep both");
    }

    @Test
    void altered_entries_below_the_checkpoint_that_was_seen_do_not_prove_that_its_key_signed_twice() {
        byte[] checkpoint = log.files.getOrDefault("checkpoint", new byte[0]);
        assertThat(verify().exitCode()).isZero();
        log.files.putAll(
                ExportFixture.files(ExportFixture.of(ENTRIES).forked("another").write(home.resolve("altered"))));
        log.files.put("checkpoint", checkpoint);
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("root-mismatch").doesNotContain("two histories");
    }

    @Test
    void a_checkpoint_that_the_log_signed_over_other_entries_is_a_fault() {
        Path other = ExportFixture.of(ENTRIES).forked("another").write(home.resolve("other"));
        log.files.put("checkpoint", ExportFixture.read(other, "checkpoint"));
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("has a fault").contains("root-mismatch");
    }

    @Test
    void a_page_that_is_no_checkpoint_is_told_as_such() {
        log.files.put("checkpoint", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(verify().out()).contains("checkpoint-malformed");
        log.files.remove("checkpoint");
        assertThat(verify().err()).contains("Give the address below which 'checkpoint' is served");
    }
}
