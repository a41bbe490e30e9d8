package nl.korpsmonitor.query.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.state.NotPublishedYetException;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.Samples;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.ReadApi;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.async.DeferredResult;
import tools.jackson.databind.JsonNode;

/** Proofs, bodies, and what answers say of checkpoints. */
@Timeout(60)
class ProofControllerTest {
    /** Longer than any test waits. */
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER)
    Path directory;

    private ReadApi api;

    @BeforeEach
    void open() {
        api = new ReadApi(directory, LONG);
        register("alfa");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_proof_verifies_offline_and_its_leaf_is_the_digest_of_the_body() {
        register("bravo");
        register("charlie");
        api.log().publish();
        for (int position = 0; position < 3; position++) {
            HttpResponse<byte[]> answer = get("/v1/events/" + position + "/proof");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(MediaType.parseMediaType(
                            answer.headers().firstValue("Content-Type").orElseThrow()))
                    .isEqualTo(MediaType.parseMediaType("text/plain; charset=utf-8"));
            assertThat(answer.headers().allValues("Content-Disposition"))
                    .containsExactly("attachment; filename=\"" + position + ".tlog-proof\"");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
            Leaf leaf = verified(answer.body(), position);
            assertThat(leaf.bodyHash())
                    .isEqualTo(
                            Hash.sha256(get("/v1/events/" + position + "/body").body()));
        }
    }

    @Test
    void who_asks_for_the_proof_of_a_new_event_is_woken_by_its_checkpoint() throws Exception {
        api.log().publish();
        long position = register("bravo");
        CompletableFuture<HttpResponse<byte[]>> asked =
                CompletableFuture.supplyAsync(() -> get("/v1/events/" + position + "/proof"));
        await().until(() -> api.log().waiting() == 1);
        api.log().publish();
        HttpResponse<byte[]> answer = asked.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        verified(answer.body(), position);
    }

    @Test
    void many_wait_at_the_same_time_and_others_are_served_meanwhile() throws Exception {
        List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            // More than the web server has threads.
            for (int i = 0; i < 300; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> get("/v1/events/0/proof"), threads));
            }
            await().until(() -> api.log().waiting() == 300);
            assertThat(api.get("/v1/ledger").get("size").asLong()).isEqualTo(1);
            api.log().publish();
            for (CompletableFuture<HttpResponse<byte[]>> each : asked) {
                verified(each.get().body(), 0);
            }
        }
    }

    @Test
    void when_no_checkpoint_comes_the_answer_is_503_and_says_when_to_ask_again() {
        api.close();
        api = new ReadApi(directory, Duration.ofMillis(20));
        register("alfa");
        HttpResponse<String> answer = api.send("/v1/events/0/proof", null);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("position 0 is recorded", "Ask again");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        api.log().failBecause("the quorum is not met");
        answer = api.send("/v1/events/0/proof", null);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(answer.body()).contains("held up", "/health/checkpoints");
    }

    @Test
    void only_so_many_wait_and_places_come_free_again() {
        try (TestLedger ledger = new TestLedger()) {
            InMemoryPublishedLog log = new InMemoryPublishedLog(ledger.trail());
            ledger.append(Subject.organisation("alfa"), registered("alfa"));
            try (ProofDesk desk = new ProofDesk(ledger.trail(), log, LONG, 2)) {
                DeferredResult<TlogProof> first = desk.proof(0, proof -> proof);
                DeferredResult<TlogProof> second = desk.proof(0, proof -> proof);
                assertThatThrownBy(() -> desk.proof(0, proof -> proof))
                        .isInstanceOf(NotPublishedYetException.class)
                        .hasMessageContaining("2 requests wait");
                log.publish();
                await().until(() -> first.hasResult() && second.hasResult());
                long position = ledger.append(Subject.organisation("bravo"), registered("bravo"));
                await().untilAsserted(() -> {
                    DeferredResult<TlogProof> third = desk.proof(position, proof -> proof);
                    assertThat(third.hasResult()).isFalse();
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "999999999999999", "1000000000000000", "-1", "x", "0x0", "1.0", "+0"})
    void beyond_the_ledger_there_is_neither_proof_nor_body(String position) {
        api.log().publish();
        assertThat(get("/v1/events/" + position + "/proof").statusCode()).isEqualTo(404);
        assertThat(get("/v1/events/" + position + "/body").statusCode()).isEqualTo(404);
    }

    @Test
    void a_proof_is_for_everybody_and_a_body_for_who_may_see_the_event() {
        long hidden = api.append(
                Subject.edition(2014),
                new EditionOpened("Korpsmonitor 2014", Provenance.CONDUCTED_HERE, Samples.day("2014")));
        api.log().publish();
        String event = "/v1/events/" + hidden;
        verified(get(event + "/proof").body(), hidden);
        HttpResponse<String> refused = api.send(event + "/body", null);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).isEqualTo(api.send(event, null).body());
        api.asInsider();
        HttpResponse<byte[]> body = get(event + "/body");
        assertThat(body.statusCode()).isEqualTo(200);
        assertThat(body.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(body.body()).isEqualTo(api.log().body(hidden).orElseThrow());
    }

    @Test
    void the_tag_of_a_body_is_its_digest_and_an_unchanged_body_is_not_sent_again() {
        HttpResponse<byte[]> body = get("/v1/events/0/body");
        assertThat(body.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(body.headers().allValues("Cache-Control")).containsExactly("no-cache");
        String tag = "\"" + Hash.sha256(body.body()).base64() + "\"";
        assertThat(body.headers().allValues("ETag")).containsExactly(tag);
        assertThat(api.send("/v1/events/0/body", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void any_two_sizes_are_shown_to_be_consistent() {
        for (int i = 0; i < 40; i++) {
            register("o-" + i);
        }
        api.log().publish();
        register("not-published");
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            int to = random.nextInt(42);
            int from = random.nextInt(to + 1);
            JsonNode proof = api.get("/v1/proofs/consistency?from=" + from + "&to=" + to);
            assertThat(proof.at("/from/size").asInt()).isEqualTo(from);
            assertThat(proof.at("/to/size").asInt()).isEqualTo(to);
            assertThat(verifies(proof)).as(from + " to " + to).isTrue();
        }
        JsonNode newest = api.get("/v1/proofs/consistency?from=7");
        assertThat(newest.at("/to/size").asInt()).isEqualTo(41);
        assertThat(newest.at("/to/root").asString())
                .isEqualTo(
                        api.log().checkpoint().orElseThrow().checkpoint().root().base64());
        assertThat(verifies(newest)).isTrue();
    }

    @Test
    void wrong_sizes_are_named_all_at_once_with_the_remedy() {
        assertThat(api.error("/v1/proofs/consistency?from=0")).startsWith("404").contains("No checkpoint");
        api.log().publish();
        register("not-published");
        assertThat(api.error("/v1/proofs/consistency?from=x&to=2"))
                .startsWith("400")
                .contains("from: a size of the ledger", "to: a size of the ledger", "0 to the published 1");
        assertThat(api.error("/v1/proofs/consistency?to=-1")).startsWith("400").contains("from: is required", "to:");
        assertThat(api.error("/v1/proofs/consistency?from=1&to=0"))
                .startsWith("400")
                .contains("from: at most to, which is 0");
        assertThat(api.error("/v1/proofs/consistency?from=0&form=1"))
                .startsWith("400")
                .contains("form");
        assertThat(api.get("/v1/proofs/consistency?from=1&to=1").get("hashes")).isEmpty();
    }

    @Test
    void every_answer_names_the_newest_checkpoint_that_covers_it() {
        assertThat(api.get("/v1/organisations/alfa").get("asOf").has("checkpoint"))
                .isFalse();
        api.log().publish();
        String root = api.log().root(1).base64();
        for (String path : List.of("/v1/organisations/alfa", "/v1/organisations", "/v1/events", "/v1/events/0")) {
            JsonNode checkpoint = api.get(path).at("/asOf/checkpoint");
            assertThat(checkpoint.get("size").asLong()).as(path).isEqualTo(1);
            assertThat(checkpoint.get("root").asString()).as(path).isEqualTo(root);
        }
        long position = register("bravo");
        assertThat(api.get("/v1/organisations/alfa").get("asOf").has("checkpoint"))
                .isFalse();
        assertThat(api.get("/v1/organisations/alfa?knownAt=0")
                        .at("/asOf/checkpoint/size")
                        .asLong())
                .isEqualTo(1);
        api.log().publish();
        assertThat(api.get("/v1/organisations/alfa?knownAt=" + position)
                        .at("/asOf/checkpoint/size")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void an_event_links_to_its_proof_and_its_body() {
        JsonNode links = api.get("/v1/events/0").get("links");
        api.log().publish();
        assertThat(get(links.get("proof").asString()).statusCode()).isEqualTo(200);
        assertThat(get(links.get("body").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_ledger_tells_auditors_where_to_start() {
        api.close();
        api = new ReadApi(directory, LONG);
        String first = vkey();
        String second = vkey();
        String id = "00112233445566778899aabbccddeeff";
        String policy = "witness court " + vkey() + "\ngroup all-of-them all court\nquorum  all-of-them\n";
        api.append(
                Subject.LEDGER,
                new LedgerOpened(id, "ledger.example/" + id, first, List.of(Leaf.FORMAT), PartialDate.UNKNOWN));
        api.append(Subject.LEDGER, new LedgerKeyAdded(second, PartialDate.UNKNOWN));
        api.append(Subject.LEDGER, new LedgerKeyRetired(first, "lost", PartialDate.UNKNOWN));
        assertThat(api.get("/v1/ledger").at("/checkpoints/quorum").asString()).isEqualTo("none");
        api.append(Subject.LEDGER, new LedgerPolicyChanged(policy, PartialDate.UNKNOWN));
        api.log().publish();
        register("bravo");
        JsonNode ledger = api.get("/v1/ledger");
        assertThat(ledger.get("ledgerId").asString()).isEqualTo(id);
        assertThat(ledger.get("origin").asString()).isEqualTo("ledger.example/" + id);
        assertThat(ledger.get("verifierKeys").toString()).isEqualTo("[\"" + second + "\"]");
        assertThat(ledger.get("policy").asString()).isEqualTo(policy);
        assertThat(ledger.get("size").asLong()).isEqualTo(5);
        assertThat(ledger.at("/checkpoints/publishedSize").asLong()).isEqualTo(4);
        assertThat(ledger.at("/checkpoints/signedSize").asLong()).isEqualTo(4);
        assertThat(ledger.at("/checkpoints/quorum").asString()).isEqualTo("all-of-them");
        assertThat(ledger.at("/checkpoints/quorumMet").asBoolean()).isTrue();
        assertThat(ledger.at("/checkpoints/witnesses").toString()).isEqualTo("[\"court-of-audit\"]");
        assertThat(get(ledger.at("/links/checkpoint").asString()).statusCode()).isEqualTo(200);
        assertThat(get(ledger.at("/links/tiles").asString() + "/0/000.p/4").statusCode())
                .isEqualTo(200);
        assertThat(get(ledger.at("/links/consistency").asString() + "?from=1").statusCode())
                .isEqualTo(200);
    }

    private static String vkey() {
        return SigningKey.generate("ledger.example/key", new SecureRandom())
                .verifierKey()
                .vkey();
    }

    private Leaf verified(byte[] file, long position) {
        TlogProof proof = TlogProof.parse(file);
        assertThat(proof.checkpoint().verifiedBy(List.of(api.log().verifierKey())))
                .hasSize(1);
        assertThat(proof.index()).isEqualTo(position);
        assertThat(proof.includes(new MerkleHasher().leaf(proof.extra()))).isTrue();
        return Leaf.parse(proof.extra());
    }

    private static boolean verifies(JsonNode proof) {
        return ProofVerifier.verifyConsistency(
                proof.at("/from/size").asLong(),
                Hash.ofBase64(proof.at("/from/root").asString()),
                proof.at("/to/size").asLong(),
                Hash.ofBase64(proof.at("/to/root").asString()),
                proof.get("hashes")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(Hash::ofBase64)
                        .toList());
    }

    private long register(String code) {
        return api.append(Subject.organisation(code), registered(code));
    }

    private static OrganisationRegistered registered(String code) {
        return new OrganisationRegistered("Name of " + code, Kind.UNIT, null, PartialDate.UNKNOWN);
    }

    private HttpResponse<byte[]> get(String path) {
        return api.send(api.request(path).build(), BodyHandlers.ofByteArray());
    }
}
