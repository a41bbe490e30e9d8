package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who sees a confidential value before it is withheld, while it is, and after it was erased. */
@Timeout(60)
class DisclosuresTest {
    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "petra", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        service = RunningService.start(directory);
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
                {"title": "A letter", "date": "2014-01-20", "reason": "J. Jansen was ill.",
                 "occurredOn": "2014-03-10"}"""))
                .at("/positions/0")
                .asLong();
    }

    private static JsonNode reason(long position, String user) {
        return body(service.get("/v1/events/" + position, user, "Viewing-Purpose", "A test."), 200)
                .at("/data/reason");
    }

    private static JsonNode post(long position, String what, String user, String fields) {
        return created(service.post(
                "/v1/events/" + position + "/" + what,
                user,
                "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"" + fields + "}"));
    }

    @Test
    void a_withheld_value_is_for_those_who_supervise_and_for_others_its_ground() {
        long position = correction("letter-1");
        assertThat(reason(position, "carl").at("/value").asString()).isEqualTo("J. Jansen was ill.");

        long decided = post(
                        position,
                        "withholdings",
                        "pia",
                        ", \"ground\": \"5.1.2.e\", \"reasoning\": \"It is about somebody's health.\","
                                + " \"reasoningDespiteAge\": \"He is still alive.\"")
                .at("/positions/0")
                .asLong();

        JsonNode withheld = reason(position, "carl");
        assertThat(withheld.at("/confidential").asString()).isEqualTo("withheld");
        assertThat(withheld.at("/ground").asString()).isEqualTo("5.1.2.e");
        assertThat(withheld.at("/decidedAt").asLong()).isEqualTo(decided);
        assertThat(withheld.has("value")).isFalse();
        for (String supervisor : Set.of("pia", "adam")) {
            JsonNode shown = reason(position, supervisor);
            assertThat(shown.at("/value").asString()).isEqualTo("J. Jansen was ill.");
            assertThat(shown.at("/ground").asString()).isEqualTo("5.1.2.e");
        }
        JsonNode listed = body(
                service.get("/v1/events?subject=document/letter-1&type=document-description-corrected", "adam"), 200);
        assertThat(listed.at("/items/0/data/reason/ground").asString()).isEqualTo("5.1.2.e");
        assertThat(listed.at("/items/0/data/reason/confidential").asString()).isEqualTo("withheld");

        post(position, "releases", "pia", ", \"reason\": \"He agreed.\"");
        assertThat(reason(position, "carl").at("/value").asString()).isEqualTo("J. Jansen was ill.");
        assertThat(reason(position, "carl").has("ground")).isFalse();
    }

    @Test
    void an_erased_value_is_for_nobody_and_everybody_sees_why_it_is_gone() {
        long position = correction("letter-2");
        String request = ", \"ground\": \"DATA_PROTECTION\", \"reason\": \"He asked for it.\"";
        post(position, "erasures", "pia", request);
        String confirmation = "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"}";
        String confirmations = "/v1/events/" + position + "/erasures/confirmations";
        assertThat(service.post(confirmations, "pia", confirmation).statusCode())
                .isEqualTo(403);
        assertThat(reason(position, "pia").at("/value").asString()).isEqualTo("J. Jansen was ill.");

        JsonNode answer = created(service.post(confirmations, "petra", confirmation));
        long decided = answer.at("/positions/0").asLong();
        String dossiers = answer.at("/links/dossiers").asString();
        assertThat(dossiers).isEqualTo("/v1/dossiers?discloses=" + position);
        body(service.get(dossiers, "petra"), 200);

        assertThat(body(service.get("/v1/events/" + position), 200)
                        .at("/data/reason/confidential")
                        .asString())
                .isEqualTo("erased");
        assertThat(UseLines.of(directory, "destroy keys of erased values", "done"))
                .as("as often as a key was destroyed, and no more")
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.at("/details/keys").asString()).isEqualTo("1"));
        for (String user : Set.of("anna", "carl", "pia", "adam")) {
            JsonNode erased = reason(position, user);
            assertThat(erased.at("/confidential").asString()).as(user).isEqualTo("erased");
            assertThat(erased.at("/ground").asString()).isEqualTo("DATA_PROTECTION");
            assertThat(erased.at("/decidedAt").asLong()).isEqualTo(decided);
            assertThat(erased.has("value")).isFalse();
        }
        assertThat(service.get("/v1/events/" + position + "/proof").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_held_is_not_erased_and_the_refusal_is_recorded() {
        long position = correction("letter-3");
        created(service.post("/v1/holds", "piet", """
                {"code": "kv-1", "positions": [%d], "reason": "A question.", "occurredOn": "2014-04-01"}""".formatted(position)));
        String request = """
                {"field": "/reason", "ground": "SELECTION_LIST", "reason": "Its time is over.",
                 "occurredOn": "2014-04-01"}""";
        rehearsedAsHeld("/v1/events/" + position + "/erasures", "pia", request, "hold/kv-1");
        HttpResponse<String> answer =
                service.post("/v1/events/" + position + "/erasures", "pia", request, "Idempotency-Key", "erase-1");
        JsonNode problem = body(answer, 409);
        assertThat(problem.get("rule").asString()).isEqualTo("held");
        assertThat(problem.get("detail").asString()).contains("Nothing was erased", "hold/kv-1");
        long refused = problem.get("position").asLong();
        assertThat(answer.headers().firstValue("Location")).contains("/v1/events/" + refused);
        HttpResponse<String> repeated =
                service.post("/v1/events/" + position + "/erasures", "pia", request, "Idempotency-Key", "erase-1");
        assertThat(body(repeated, 409)).isEqualTo(problem);
        assertThat(repeated.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(Fixture.size(service)).isEqualTo(refused + 1);
        JsonNode event = body(service.get("/v1/events/" + refused, "adam"), 200);
        assertThat(event.at("/type").asString()).isEqualTo("erasure-refused");
        assertThat(event.at("/data/holds/0").asString()).isEqualTo("hold/kv-1");
        assertThat(reason(position, "carl").at("/value").asString()).isEqualTo("J. Jansen was ill.");
    }

    @Test
    void a_confirmation_of_what_is_held_by_now_is_refused_in_the_same_way() {
        long position = correction("letter-5");
        post(position, "erasures", "pia", ", \"ground\": \"DATA_PROTECTION\", \"reason\": \"He asked for it.\"");
        created(service.post("/v1/holds", "piet", """
                {"code": "kv-2", "positions": [%d], "reason": "A question.", "occurredOn": "2014-04-01"}""".formatted(position)));
        String confirmations = "/v1/events/" + position + "/erasures/confirmations";
        String confirmation = "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"}";
        rehearsedAsHeld(confirmations, "petra", confirmation, "hold/kv-2");
        JsonNode problem = body(service.post(confirmations, "petra", confirmation), 409);
        assertThat(problem.get("rule").asString()).isEqualTo("held");
        JsonNode event =
                body(service.get("/v1/events/" + problem.get("position").asLong(), "adam"), 200);
        assertThat(event.at("/type").asString()).isEqualTo("erasure-refused");
        assertThat(reason(position, "carl").at("/value").asString()).isEqualTo("J. Jansen was ill.");
    }

    /** As the real one would be answered, but for the position of what is not recorded. */
    private static void rehearsedAsHeld(String path, String user, String fields, String hold) {
        long size = Fixture.size(service);
        JsonNode problem = body(service.post(path + "?dryRun=true", user, fields), 409);
        assertThat(problem.get("rule").asString()).isEqualTo("held");
        assertThat(problem.get("detail").asString()).contains("Nothing would be erased", hold);
        assertThat(problem.has("position")).isFalse();
        assertThat(Fixture.size(service)).as("nothing is recorded").isEqualTo(size);
    }

    @Test
    void an_erasure_that_waits_for_a_second_person_is_refused_to_the_first_one_whatever_his_roles() {
        long position = correction("letter-6");
        post(position, "erasures", "pia", ", \"ground\": \"DATA_PROTECTION\", \"reason\": \"He asked for it.\"");
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.update("pia", account -> account.withRoles(Set.of(Role.PRIVACY_OFFICER, Role.PUBLISHER), null));
        }
        String path = "/v1/events/" + position + "/erasures";
        String confirmation = "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"}";
        // That his roles changed is recorded before he is refused.
        for (String dryRun : List.of("?dryRun=true", "?dryRun=false", "")) {
            JsonNode problem = body(service.post(path + "/confirmations" + dryRun, "pia", confirmation), 403);
            assertThat(problem.get("detail").asString()).as(dryRun).contains("another person");
        }
        assertThat(body(service.get("/v1/events?subject=disclosure/" + position, "adam"), 200)
                        .at("/items"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("type").asString()).isEqualTo("erasure-requested"));
        assertThat(reason(position, "pia").at("/value").asString()).isEqualTo("J. Jansen was ill.");
        assertThat(body(service.post(path + "/confirmations?dryRun=true", "petra", confirmation), 200)
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nobody_else_withholds_erases_or_holds() {
        long position = correction("letter-4");
        for (String user : Set.of("anna", "carl", "adam")) {
            for (String path : Set.of(
                    "/v1/events/" + position + "/withholdings",
                    "/v1/events/" + position + "/releases",
                    "/v1/events/" + position + "/erasures",
                    "/v1/events/" + position + "/erasures/confirmations",
                    "/v1/events/" + position + "/erasures/withdrawals",
                    "/v1/holds")) {
                String fields = path.equals("/v1/holds") ? "{\"code\": \"x\"}" : "{\"field\": \"/reason\"}";
                assertThat(service.post(path, user, fields).statusCode())
                        .as(user + " " + path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void what_was_decided_about_values_is_not_for_everybody() {
        assertThat(body(service.get("/v1/events?subject=disclosure"), 200).at("/items"))
                .isEmpty();
        assertThat(body(service.get("/v1/events?subject=hold"), 200).at("/items"))
                .isEmpty();
    }
}
