package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static nl.korpsmonitor.service.testing.Fixture.wrongFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.InventedDossiers;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Dossiers from the day on which they are issued to the day on which something that they show is erased. What is in them is invented. */
@Timeout(120)
class DossiersTest {
    private static final String PURPOSE = "Viewing-Purpose";
    private static final InventedDossiers MAKER = new InventedDossiers();

    @TempDir
    static Path directory;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "petra", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        RunningService.addAccount(directory, "adam", null, Role.AUDITOR);
        RunningService.addAccount(directory, "ria", null, Role.INQUIRY_RECIPIENT);
        RunningService.addAccount(directory, "ron", null, Role.INQUIRY_RECIPIENT);
        service = MAKER.start(directory, RunningService.withoutRateLimits());
        Fixture.openEdition(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static long post(String path, String user, String json, String... headers) {
        return created(service.post(path, user, json, headers))
                .at("/positions/0")
                .asLong();
    }

    /** An answered inquiry that names ria. */
    private static String answered(String code) {
        post("/v1/inquiries", "piet", """
                {"code": "%s", "kind": "WOO_REQUEST", "source": "normenkader-2014", "askedBy": "verzoeker",
                 "question": "What came of it?", "receivedOn": "2014-03-03", "ownerOrganisation": "veldmark",
                 "ownerOffice": "korpschef", "fictitious": true, "occurredOn": "2014-03-03"}""".formatted(code));
        String path = "/v1/inquiries/" + code;
        String ria = service.bean(AccountStore.class).find("ria").orElseThrow().pseudonym();
        post(path + "/recipients", "piet", """
                {"actor": "%s", "reason": "She asks.", "occurredOn": "2014-03-05"}""".formatted(ria));
        post(path + "/answers", "piet", """
                {"text": "Niets.", "language": "NL", "knownAt": 1, "withoutEvidence": true,
                 "occurredOn": "2014-03-12"}""");
        return path;
    }

    /** The position of an event with a reason that is confidential. */
    private static long correction(String document) {
        post("/v1/documents", "carl", """
                {"identifier": "%s", "title": "A leter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}""".formatted(document));
        return post("/v1/documents/" + document + "/corrections", "carl", """
                {"title": "A letter", "date": "2014-01-20", "reason": "J. Jansen was ill.",
                 "occurredOn": "2014-03-10"}""");
    }

    private static long issueConfidential(String path, long... shown) {
        List<Disclosed> values = new ArrayList<>();
        for (long position : shown) {
            values.add(new Disclosed(position, List.of("/reason")));
        }
        MAKER.show(values);
        return post(path + "/dossiers", "piet", """
                {"version": "CONFIDENTIAL", "occurredOn": "2014-04-02"}""", PURPOSE, "For the requester.");
    }

    private static JsonNode get(String path, String user) {
        return body(service.get(path, user), 200);
    }

    private static List<Long> positions(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("position").asLong())
                .toList();
    }

    private static List<Long> listed(String query, String user) {
        return positions(get("/v1/dossiers?limit=200&" + query, user));
    }

    private static HttpResponse<String> file(String path, int number, String user) {
        return service.get(path + "/dossiers/" + number + "/file", user, PURPOSE, "A test.");
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void decide(long position, String what, String user, String more) {
        post(
                "/v1/events/" + position + "/" + what,
                user,
                "{\"field\": \"/reason\", \"occurredOn\": \"2014-04-01\"" + more + "}");
    }

    private static void erase(long position) {
        decide(position, "erasures", "pia", ", \"ground\": \"DATA_PROTECTION\", \"reason\": \"He asked for it.\"");
        decide(position, "erasures/confirmations", "petra", "");
    }

    @Test
    void a_public_dossier_is_recorded_and_given_again_byte_for_byte_to_whoever_sees_the_inquiry() throws Exception {
        String path = answered("kv-public");
        long issued = post(path + "/dossiers", "piet", "{\"language\": \"EN\", \"occurredOn\": \"2014-04-02\"}");
        JsonNode record = get(path + "/dossiers/1?minPosition=" + issued, "ria");
        assertThat(record.get("version").asString()).isEqualTo("PUBLIC");
        assertThat(record.get("position").asLong()).isEqualTo(issued);
        assertThat(record.get("disclosed")).isEmpty();
        String answered = get(path, "ria").at("/answers/0/checkpoint").asString();
        assertThat(record.get("checkpoint").asString())
                .as("one that covers the answer, and so is later than what the answer stands on")
                .isNotEqualTo(answered);
        assertThat(get(path, "piet").at("/dossiers/0/sha256").asString())
                .isEqualTo(record.get("sha256").asString());
        for (String user : List.of("piet", "ria", "carl", "adam", "pia")) {
            HttpResponse<String> answer = service.get(path + "/dossiers/1/file", user);
            assertThat(answer.statusCode()).as(user + " " + answer.body()).isEqualTo(200);
            assertThat(sha256(answer.body())).isEqualTo(record.get("sha256").asString());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
            assertThat(answer.headers().firstValue("ETag"))
                    .contains("\"" + record.get("sha256").asString() + "\"");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment")
                    .contains("dossier-kv-public-1.zip");
        }
        for (String user : List.of("ron", "anna")) {
            assertThat(service.get(path + "/dossiers/1", user).statusCode()).isEqualTo(404);
            assertThat(file(path, 1, user).statusCode()).isEqualTo(404);
        }
        assertThat(file(path, 2, "piet").statusCode()).isEqualTo(404);
        assertThat(service.get(path + "/dossiers/x", "piet").statusCode()).isEqualTo(404);
    }

    @Test
    void a_confidential_dossier_is_for_recipients_and_those_who_may_open_and_each_download_is_recorded() {
        long value = correction("letter-1");
        String path = answered("kv-confidential");
        issueConfidential(path, value);
        long size = Fixture.size(service);
        assertThat(wrongFields(service.get(path + "/dossiers/1/file", "ria"))).containsExactly(PURPOSE);
        assertThat(file(path, 1, "carl").statusCode())
                .as("who sees the inquiry and opens nothing of it")
                .isEqualTo(404);
        assertThat(file(path, 1, "ron").statusCode()).isEqualTo(404);
        assertThat(Fixture.size(service)).as("nothing was viewed").isEqualTo(size);
        for (String user : List.of("ria", "piet", "pia", "adam")) {
            assertThat(file(path, 1, user).statusCode()).as(user).isEqualTo(200);
            String pseudonym =
                    service.bean(AccountStore.class).find(user).orElseThrow().pseudonym();
            assertThat(service.get("/v1/events?limit=200&subject=viewing/" + pseudonym, "adam")
                            .body())
                    .as(user)
                    .contains("inquiry/kv-confidential", "document/letter-1");
        }
    }

    @Test
    void what_shows_an_erased_value_is_listed_and_not_made_again() {
        long kept = correction("letter-2");
        long erased = correction("letter-3");
        String path = answered("kv-erased");
        long issued = issueConfidential(path, kept, erased);
        long other = issueConfidential(path, kept);
        assertThat(listed("holdsErased=true&inquiry=kv-erased&minPosition=" + other, "pia"))
                .isEmpty();
        assertThat(listed("discloses=" + erased, "pia")).containsExactly(issued);
        post(path + "/closures", "piet", "{\"outcome\": \"ANSWERED\", \"occurredOn\": \"2014-04-03\"}");
        erase(erased);

        JsonNode item =
                get("/v1/dossiers?holdsErased=true&inquiry=kv-erased", "pia").at("/items/0");
        assertThat(item.get("position").asLong()).isEqualTo(issued);
        assertThat(item.at("/erasedSince/0/position").asLong()).isEqualTo(erased);
        assertThat(item.at("/erasedSince/0/field").asString()).isEqualTo("/reason");
        JsonNode problem = body(file(path, 1, "ria"), 410);
        assertThat(problem.at("/values/0/position").asLong()).isEqualTo(erased);
        assertThat(problem.at("/values/0/field").asString()).isEqualTo("/reason");
        assertThat(problem.at("/values/0/decision").asString()).isEqualTo("erased");
        assertThat(problem.at("/values/0/ground").asString()).isEqualTo("DATA_PROTECTION");
        assertThat(problem.at("/values/0/decidedAt").asLong())
                .isEqualTo(item.at("/erasedSince/0/decidedAt").asLong());
        assertThat(problem.get("values")).hasSize(1);
        assertThat(file(path, 2, "ria").statusCode()).isEqualTo(200);
        assertThat(listed("inquiry=kv-erased", "pia")).containsExactly(issued, other);
    }

    @Test
    void what_shows_a_withheld_value_is_made_again_once_it_is_released() {
        long value = correction("letter-4");
        String path = answered("kv-withheld");
        long issued = issueConfidential(path, value);
        decide(
                value,
                "withholdings",
                "pia",
                ", \"ground\": \"5.1.2.e\", \"reasoning\": \"His health.\", \"reasoningDespiteAge\": \"He lives.\"");
        assertThat(listed("holdsWithheld=true&inquiry=kv-withheld&minPosition=" + issued, "pia"))
                .containsExactly(issued);
        for (String user : List.of("ria", "adam")) {
            JsonNode problem = body(file(path, 1, user), 410);
            assertThat(problem.at("/values/0/decision").asString()).isEqualTo("withheld");
            assertThat(problem.at("/values/0/ground").asString()).isEqualTo("5.1.2.e");
        }
        decide(value, "releases", "pia", ", \"reason\": \"He agreed.\"");
        assertThat(file(path, 1, "ria").statusCode()).isEqualTo(200);
        assertThat(listed("holdsWithheld=true&inquiry=kv-withheld", "pia")).isEmpty();
    }

    @Test
    void another_release_does_not_pass_its_own_bytes_off_as_those_handed_over() {
        String path = answered("kv-release");
        long issued = post(path + "/dossiers", "piet", "{}");
        String sha256 = get(path + "/dossiers/1?minPosition=" + issued, "piet")
                .get("sha256")
                .asString();
        MAKER.upgrade("2");
        try {
            JsonNode problem = body(service.get(path + "/dossiers/1/file", "piet"), 409);
            assertThat(problem.get("rule").asString()).isEqualTo("other-release");
            assertThat(problem.get("detail").asString()).contains(sha256);
        } finally {
            MAKER.upgrade("1");
        }
    }

    @Test
    void the_list_is_filtered_sorted_and_paged_and_is_a_table_too() {
        String path = answered("kv-list");
        long first = post(path + "/dossiers", "piet", "{\"occurredOn\": \"2014-05-01\"}");
        long second = post(path + "/dossiers", "piet", "{\"occurredOn\": \"2014-05-10\"}");
        long third = issueConfidential(path);
        String all = "inquiry=kv-list&minPosition=" + third;
        assertThat(listed(all, "ria")).containsExactly(first, second, third);
        assertThat(listed(all + "&sort=-inquiry", "ria")).containsExactly(third, second, first);
        assertThat(listed(all + "&version=CONFIDENTIAL", "ria")).containsExactly(third);
        assertThat(listed(all + "&issuedFrom=2014-05-01&issuedTo=2014-05-09", "ria"))
                .containsExactly(first);
        assertThat(listed(all + "&knownAt=" + second, "ria")).containsExactly(first, second);
        assertThat(listed(all, "ron")).isEmpty();

        List<Long> paged = new ArrayList<>();
        String next = "/v1/dossiers?limit=1&sort=-position&" + all;
        while (next != null) {
            JsonNode page = get(next, "ria");
            paged.addAll(positions(page));
            next = page.path("next").asString(null);
        }
        assertThat(paged).containsExactly(third, second, first);

        HttpResponse<String> table = service.get("/v1/dossiers?" + all, "ria", "Accept", "text/csv");
        assertThat(table.body().split("\r\n")).hasSize(4);
        assertThat(table.body())
                .startsWith("inquiry,number,answer,version,")
                .contains("kv-list,1,0,PUBLIC,NL,2014-05-01,");
        assertThat(wrongFields(service.get("/v1/dossiers?issuedFrom=soon", "ria")))
                .containsExactly("issuedFrom");
        assertThat(wrongFields(service.get("/v1/dossiers?issuedFrom=2014-05-09&issuedTo=2014-05-08", "ria")))
                .containsExactly("issuedTo");
        assertThat(wrongFields(service.get("/v1/dossiers?discloses=x", "ria"))).containsExactly("discloses");
        assertThat(wrongFields(service.get("/v1/dossiers?holdsErased=yes", "ria")))
                .containsExactly("holdsErased");
    }
}
