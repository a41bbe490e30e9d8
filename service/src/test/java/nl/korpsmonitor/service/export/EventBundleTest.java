package nl.korpsmonitor.service.export;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One event that a reader takes away, checked by the stand-alone verifier: before its value is withheld, while it is, and after it was erased. */
@Timeout(120)
class EventBundleTest {
    private static final String SECRET = "J. Jansen was ill.";
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    static Path directory;

    private static RunningService service;
    private static String key;
    private static Path verifier;

    @TempDir
    Path taken = Path.of("");

    private int files;

    @BeforeAll
    static void start() throws IOException {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "petra", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        service = RunningService.start(directory);
        verifier = Files.write(directory.resolve("verifier.jar"), VerifierJar.bytes());
        key = body(service.get("/v1/ledger"), 200).at("/verifierKeys/0").asString();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The position of an event that everybody may see, with a reason that is confidential. */
    private static long correction(String document) {
        created(service.post("/v1/documents", "carl", """
                {"identifier": "%s", "title": "A leter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}""".formatted(document)));
        return created(service.post("/v1/documents/" + document + "/corrections", "carl", """
                {"title": "A letter", "date": "2014-01-20", "reason": "%s",
                 "occurredOn": "2014-03-10"}""".formatted(SECRET)))
                .at("/positions/0")
                .asLong();
    }

    private static void decide(long position, String what, String user, String fields) {
        created(service.post(
                "/v1/events/" + position + "/" + what,
                user,
                "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"" + fields + "}"));
    }

    private static void withhold(long position) {
        decide(
                position,
                "withholdings",
                "pia",
                ", \"ground\": \"5.1.2.e\", \"reasoning\": \"It is about somebody's health.\","
                        + " \"reasoningDespiteAge\": \"He is still alive.\"");
    }

    private static void erase(long position) {
        decide(position, "erasures", "pia", ", \"ground\": \"DATA_PROTECTION\", \"reason\": \"He asked for it.\"");
        decide(position, "erasures/confirmations", "petra", "");
    }

    /** @param user null for nobody */
    private Path take(long position, @Nullable String user) throws IOException {
        String path = "/v1/events/" + position + "/bundle";
        HttpResponse<String> answer =
                user == null ? service.get(path) : service.get(path, user, "Viewing-Purpose", "To take away.");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return keep("event-" + ++files, answer.body());
    }

    private Path keep(String name, String text) throws IOException {
        return Files.writeString(taken.resolve(name + ".event.json"), text, StandardCharsets.UTF_8);
    }

    private static String verified(Path bundle) throws IOException, InterruptedException {
        VerifierRun run = VerifierRun.of(verifier, "bundle", bundle.toString(), "--key", key);
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).startsWith("VERIFIED: the bundle");
        return run.output();
    }

    private static JsonNode read(Path bundle) throws IOException {
        return MAPPER.readTree(Files.readString(bundle));
    }

    @Test
    void the_value_shows_to_who_may_see_it_and_everybody_elses_bundle_verifies_without() throws Exception {
        long position = correction("letter-1");
        assertThat(verified(take(position, "carl"))).contains("disclosed    data.reason = " + SECRET);
        for (Path bundle : List.of(take(position, null), take(position, "anna"))) {
            assertThat(verified(bundle))
                    .contains("event        document-description-corrected")
                    .contains("data.reason is withheld. Whoever made the bundle says so")
                    .doesNotContain("disclosed", SECRET);
            assertThat(read(bundle).at("/disclosures")).isEmpty();
        }
    }

    @Test
    void a_withheld_value_shows_in_an_auditors_bundle_and_in_no_other_and_all_verify() throws Exception {
        long position = correction("letter-2");
        withhold(position);
        for (Path bundle : List.of(take(position, null), take(position, "anna"), take(position, "carl"))) {
            assertThat(verified(bundle))
                    .contains("data.reason is withheld, ground 5.1.2.e, decided at position " + (position + 1))
                    .doesNotContain(SECRET);
            assertThat(read(bundle).at("/disclosures")).isEmpty();
        }
        assertThat(verified(take(position, "adam"))).contains("disclosed    data.reason = " + SECRET);
    }

    @Test
    void an_erased_value_shows_in_no_bundle_and_all_verify_and_so_do_those_of_before() throws Exception {
        long position = correction("letter-3");
        Path before = take(position, "adam");
        erase(position);
        for (Path bundle : List.of(take(position, null), take(position, "carl"), take(position, "adam"))) {
            assertThat(verified(bundle))
                    .contains("data.reason is erased, ground DATA_PROTECTION, decided at position " + (position + 3))
                    .doesNotContain("disclosed", SECRET);
            assertThat(read(bundle).at("/disclosures")).isEmpty();
        }
        assertThat(verified(before))
                .as("nothing takes back what was taken away")
                .contains(SECRET);
    }

    @Test
    void a_bundle_in_which_anything_was_changed_does_not_verify() throws Exception {
        long position = correction("letter-4");
        ObjectNode bundle = (ObjectNode) read(take(position, "adam"));
        ObjectNode other = (ObjectNode) read(take(correction("letter-5"), "adam"));

        ObjectNode ofAnother = bundle.deepCopy();
        ofAnother.set("disclosures", other.get("disclosures"));
        refused("of-another", ofAnother, "disclosure-mismatch");

        ObjectNode otherBody = bundle.deepCopy();
        otherBody.set("body", other.get("body"));
        refused("other-body", otherBody, "body-mismatch");

        ObjectNode twice = bundle.deepCopy();
        ArrayNode disclosures = (ArrayNode) twice.get("disclosures");
        disclosures.add(disclosures.get(0));
        refused("twice", twice, "disclosure-mismatch");

        ObjectNode invented = bundle.deepCopy();
        ((ArrayNode) invented.get("notShown"))
                .addObject()
                .put("digest", "A".repeat(43))
                .put("field", "/other")
                .put("confidential", "withheld");
        refused("invented", invented, "not-shown-unknown");

        ObjectNode missing = bundle.deepCopy();
        missing.remove("body");
        refused("missing", missing, "bundle-malformed");

        VerifierRun none = VerifierRun.of(verifier, "bundle", keep("none", "{}").toString(), "--key", key);
        assertThat(none.exitCode()).as(none.output()).isEqualTo(2);
        assertThat(none.output()).contains("is no bundle");
    }

    private void refused(String name, JsonNode bundle, String finding) throws Exception {
        VerifierRun run =
                VerifierRun.of(verifier, "bundle", keep(name, bundle.toString()).toString(), "--key", key);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains(finding);
    }

    @Test
    void there_is_no_bundle_of_what_somebody_may_not_see() {
        Fixture.openEdition(service);
        long position = created(service.post(Fixture.CARD + "/scores", "anna", """
                {"dimension": "capacity", "score": "6.5", "reason": "Two posts were vacant.", "occurredOn": "2014-03-10"}"""))
                .at("/positions/0")
                .asLong();
        HttpResponse<String> hidden = service.get("/v1/events/" + position + "/bundle");
        HttpResponse<String> absent = service.get("/v1/events/999999/bundle");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(absent.body());
        HttpResponse<String> shown = service.get("/v1/events/" + position + "/bundle", "carl");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
