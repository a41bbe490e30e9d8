package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is recorded over HTTP can be checked without the service. */
@Timeout(60)
class ProofsTest {
    private static final String SCORE = """
            {"dimension": "capacity", "score": "6.5", "reason": "Two posts were vacant.", "occurredOn": "2014-03-10"}""";

    @TempDir
    static Path directory;

    private static RunningService service;
    private static JsonNode receipt;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
        receipt = created(service.post(CARD + "/scores", "anna", SCORE));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_receipt_leads_to_a_proof_that_verifies_offline_and_names_the_digest_of_the_body() {
        String path = receipt.at("/links/proof").asString();
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        long position = receipt.at("/positions/0").asLong();
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + position + ".tlog-proof\"");

        TlogProof proof = TlogProof.parse(answer.body().getBytes(StandardCharsets.UTF_8));
        JsonNode ledger = body(service.get("/v1/ledger"), 200);
        List<VerifierKey> keys = ledger.get("verifierKeys")
                .valueStream()
                .map(key -> VerifierKey.parse(key.asString()))
                .toList();
        assertThat(proof.checkpoint().verifiedBy(keys)).hasSize(1);
        assertThat(proof.checkpoint().checkpoint().origin())
                .isEqualTo(ledger.get("origin").asString());
        assertThat(proof.index()).isEqualTo(position);
        assertThat(proof.includes(new MerkleHasher().leaf(proof.extra()))).isTrue();

        JsonNode links =
                body(service.get("/v1/events/" + position, "anna"), 200).get("links");
        HttpResponse<String> event = service.get(links.get("body").asString(), "anna");
        Hash digest = Hash.sha256(event.body().getBytes(StandardCharsets.UTF_8));
        assertThat(Leaf.parse(proof.extra()).bodyHash()).isEqualTo(digest);
        assertThat(event.headers().allValues("ETag")).containsExactly("\"" + digest.base64() + "\"");
        assertThat(event.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(event.body()).contains("score-recorded").doesNotContain("vacant");
    }

    @Test
    void the_body_of_what_is_not_published_is_not_for_everybody_though_its_proof_is() {
        String event = receipt.at("/links/event").asString();
        assertThat(service.get(event + "/body").statusCode()).isEqualTo(404);
        assertThat(service.get(event + "/proof").statusCode()).isEqualTo(200);
    }

    @Test
    void checkpoints_and_proofs_follow_what_is_written() {
        Checkpoint before = checkpoint();
        long position = created(service.post("/v1/organisations", "carl", """
                {"code": "heuvelrug", "name": "Heuvelrug", "kind": "REGIONAL_FORCE", "fictitious": true,
                 "occurredOn": "2000"}"""))
                .at("/positions/0")
                .asLong();
        assertThat(service.get("/v1/events/" + position + "/proof").statusCode())
                .isEqualTo(200);
        Checkpoint after = checkpoint();
        assertThat(after.size()).isGreaterThan(position);
        JsonNode proof = body(service.get("/v1/proofs/consistency?from=" + before.size() + "&to=" + after.size()), 200);
        assertThat(ProofVerifier.verifyConsistency(
                        before.size(),
                        before.root(),
                        after.size(),
                        after.root(),
                        proof.get("hashes")
                                .valueStream()
                                .map(hash -> Hash.ofBase64(hash.asString()))
                                .toList()))
                .isTrue();
        JsonNode asOf = body(service.get("/v1/organisations/heuvelrug?minPosition=" + position), 200)
                .get("asOf");
        assertThat(asOf.at("/checkpoint/size").asLong())
                .isGreaterThan(asOf.get("position").asLong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trail/checkpoint",
                "/trail/tile/0/000.p/1",
                "/trail/tile/0/999",
                "/v1/events/0/proof",
                "/v1/events/0/body",
                "/v1/proofs/consistency?from=0",
                "/v1/proofs/consistency",
                "/v1/editions"
            })
    void pages_of_any_site_may_read_what_needs_no_login_and_nothing_else(String path) {
        checkpoint();
        assertThat(service.get(path).headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("*");
        assertThat(service.get(path, "anna").headers().allValues("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void a_write_is_never_for_pages_of_other_sites() {
        assertThat(service.post(CARD + "/scores", "anna", "{}").headers().allValues("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(service.send(service.request("/v1/editions").POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .headers()
                        .allValues("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trail/tile/0/999",
                "/trail/tile/0/000.p/256",
                "/trail/tile/63/000",
                "/trail/tile/0/%30%30%30",
                "/trail/tile/0/000/",
                "/trail/tile",
                "/trail"
            })
    void what_the_trail_does_not_have_is_a_problem_that_nobody_keeps(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(body(answer, 404).get("detail").asString()).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void wrong_sizes_are_a_400_that_names_each() {
        assertThat(wrongFields(service.get("/v1/proofs/consistency?from=x&to=999999999")))
                .containsExactly("from", "to");
        assertThat(body(service.get("/v1/events/999999999/proof"), 404)
                        .get("detail")
                        .asString())
                .contains("no event at this position");
    }

    @Test
    void health_and_metrics_say_how_publishing_goes() {
        checkpoint();
        await().untilAsserted(() -> {
            JsonNode health = body(service.get("/health/checkpoints"), 200);
            assertThat(health.get("status").asString()).isEqualTo("UP");
            assertThat(health.get("publishedSize")).isEqualTo(health.get("recordedSize"));
            assertThat(health.get("quorumMet").asBoolean()).isTrue();
        });
        assertThat(body(service.get("/health"), 200).toString())
                .isEqualTo(
                        "{\"status\":\"UP\",\"readModels\":\"UP\",\"writes\":\"UP\",\"checkpoints\":\"UP\",\"search\":\"UP\"}");
        long size = Fixture.size(service);
        HttpResponse<String> metrics = service.get("/metrics");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        assertThat(metrics.body())
                .contains(
                        "korpsmonitor_ledger_entries " + size + ".0\n",
                        "korpsmonitor_checkpoint_published_size " + size + ".0\n",
                        "korpsmonitor_checkpoint_behind_seconds 0.0\n",
                        "korpsmonitor_quorum_met 1.0\n");
    }

    /** The newest published one, once the score is in it. */
    private static Checkpoint checkpoint() {
        assertThat(service.get(receipt.at("/links/proof").asString()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = service.get("/trail/checkpoint");
        assertThat(answer.statusCode()).isEqualTo(200);
        return SignedCheckpoint.parse(answer.body().getBytes(StandardCharsets.UTF_8))
                .checkpoint();
    }
}
