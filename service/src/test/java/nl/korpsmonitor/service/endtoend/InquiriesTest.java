package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.ReadToken;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A question from the day on which it came in to its answer, who sees what of it, and what it keeps from being erased. */
@Timeout(120)
class InquiriesTest {
    private static final String PURPOSE = "Viewing-Purpose";

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
        RunningService.addAccount(directory, "rita", null, Role.READER);
        RunningService.addAccount(directory, "ria", null, Role.INQUIRY_RECIPIENT);
        RunningService.addAccount(directory, "ron", null, Role.INQUIRY_RECIPIENT);
        service = RunningService.start(directory, RunningService.withoutRateLimits());
        Fixture.openEdition(service);
        created(service.post("/v1/documents", "carl", """
                {"identifier": "question", "title": "A question", "date": "2014-03-03", "fictitious": true,
                 "occurredOn": "2014-03-03"}"""));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static long post(String path, String json) {
        return created(service.post("/v1/inquiries" + path, "piet", json))
                .at("/positions/0")
                .asLong();
    }

    private static long register(String code, String kind, String receivedOn, String more) {
        return post("", """
                {"code": "%s", "kind": "%s", "source": "question", "askedBy": "Tweede Kamer",
                 "askedByName": "A. Lid", "question": "What came of it?", "receivedOn": "%s",
                 "ownerOrganisation": "veldmark", "ownerOffice": "directie Politie", "fictitious": true,
                 "occurredOn": "2014-03-03"%s}""".formatted(code, kind, receivedOn, more));
    }

    private static long register(String code) {
        return register(code, "WRITTEN_QUESTION", "2014-03-03", "");
    }

    private static long name(String code, String username) {
        return post("/" + code + "/recipients", recipient(username));
    }

    private static String recipient(String username) {
        String pseudonym =
                service.bean(AccountStore.class).find(username).orElseThrow().pseudonym();
        return """
                {"actor": "%s", "reason": "For the committee.", "occurredOn": "2014-03-05"}""".formatted(pseudonym);
    }

    private static JsonNode get(String path, String user) {
        return body(service.get(path, user), 200);
    }

    private static List<String> codes(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("code").asString())
                .toList();
    }

    @Test
    void an_answer_carries_the_checkpoint_that_covers_what_it_stands_on() {
        long registered = register("kv-1");
        long cited = post("/kv-1/citations", """
                {"item": "b-1", "evidence": {"state": {"subject": "document/question", "knownAt": %d}},
                 "explanation": "The question.", "occurredOn": "2014-03-10"}""".formatted(registered));
        post("/kv-1/drafts", """
                {"text": "%s", "language": "NL", "occurredOn": "2014-03-11"}""".formatted("x".repeat(15_000)));
        long answered = post("/kv-1/answers", """
                {"text": "Niets.", "language": "NL", "knownAt": %d, "document": "question",
                 "occurredOn": "2014-03-12"}""".formatted(cited));
        post("/kv-1/amendments", """
                {"text": "Weinig.", "language": "NL", "knownAt": %d, "reason": "There was something.",
                 "occurredOn": "2014-03-20"}""".formatted(answered));
        long closed = post("/kv-1/closures", "{\"outcome\": \"ANSWERED\", \"occurredOn\": \"2014-03-21\"}");

        JsonNode inquiry = get("/v1/inquiries/kv-1?minPosition=" + closed, "piet");
        assertThat(inquiry.get("status").asString()).isEqualTo("CLOSED");
        assertThat(inquiry.get("dueOn").asString()).isEqualTo("2014-03-24");
        assertThat(inquiry.at("/citations/0/evidence/state/subject").asString()).isEqualTo("document/question");
        assertThat(inquiry.at("/answers/1/amendment").asInt()).isEqualTo(1);
        assertThat(inquiry.toString()).doesNotContain("A. Lid", "There was something");
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(
                inquiry.at("/answers/0/checkpoint").asString().getBytes(StandardCharsets.UTF_8));
        VerifierKey key = VerifierKey.parse(
                get("/v1/ledger", "piet").at("/verifierKeys/0").asString());
        assertThat(checkpoint.verifiedBy(List.of(key))).containsExactly(key);
        assertThat(checkpoint.checkpoint().size()).isGreaterThan(cited);

        JsonNode before = get("/v1/inquiries/kv-1?knownAt=" + cited, "piet");
        assertThat(before.get("status").asString()).isEqualTo("OPEN");
        assertThat(before.get("answers")).isEmpty();
        assertThat(before.get("citations")).hasSize(1);
    }

    @Test
    void without_a_published_checkpoint_nothing_is_answered(@TempDir Path other) throws IOException {
        Fixture.addAccounts(other);
        RunningService.addAccount(other, "piet", null, Role.PARLIAMENTARY_OFFICER);
        // A witness that nobody runs: nothing is published before it cosigns.
        String cosigner =
                SigningKey.generate("w", new SecureRandom()).cosignerKey().vkey();
        Path policy = Files.writeString(
                other.resolve("policy"), "witness w1 " + cosigner + " http://127.0.0.1:1/\nquorum w1\n");
        try (RunningService held = RunningService.start(other, "korpsmonitor.policy=" + policy)) {
            Fixture.openEdition(held);
            String question = """
                    {"code": "kv-1", "kind": "MOTION", "source": "normenkader-2014", "askedBy": "Tweede Kamer",
                     "question": "What came of it?", "receivedOn": "2014-03-03", "dueOn": "2014-05-01",
                     "ownerOrganisation": "veldmark", "ownerOffice": "directie", "fictitious": true,
                     "occurredOn": "2014-03-03"}""";
            created(held.post("/v1/inquiries", "piet", question));
            long size = Fixture.size(held);
            HttpResponse<String> answer = held.post("/v1/inquiries/kv-1/answers", "piet", """
                    {"text": "Nothing.", "language": "EN", "knownAt": 1, "withoutEvidence": true,
                     "occurredOn": "2014-03-12"}""");
            assertThat(body(answer, 503).get("detail").asString()).contains("checkpoint", "/health/checkpoints");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Fixture.size(held)).isEqualTo(size);
        }
    }

    @Test
    void a_recipient_sees_the_inquiries_that_name_him_and_nothing_else_that_is_not_public() {
        long own = register("kv-own");
        long other = register("kv-other");
        long named = name("kv-own", "ria");
        String own1 = "/v1/inquiries/kv-own?minPosition=" + named;
        for (String user : List.of("piet", "pia", "adam", "carl")) {
            assertThat(codes(get("/v1/inquiries?limit=200&minPosition=" + named, user)))
                    .as(user)
                    .contains("kv-own", "kv-other");
        }
        assertThat(codes(get("/v1/inquiries?minPosition=" + named, "ria"))).containsExactly("kv-own");
        assertThat(table("ria")).contains("kv-own,WRITTEN_QUESTION,OPEN,").hasLineCount(2);
        assertThat(table("piet")).contains("\r\nkv-own,", "\r\nkv-other,").doesNotContain("A. Lid");
        for (String user : List.of("rita", "anna")) {
            assertThat(table(user)).as(user).startsWith("code,kind,").hasLineCount(1);
        }
        assertThat(get(own1, "ria").at("/recipients/0/position").asLong()).isEqualTo(named);
        assertThat(service.get("/v1/inquiries/kv-other", "ria").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/events/" + other, "ria").statusCode()).isEqualTo(404);
        assertThat(get("/v1/events/" + own, "ria").at("/type").asString()).isEqualTo("inquiry-registered");
        assertThat(service.get("/v1/editions/2014", "ria").statusCode()).isEqualTo(404);
        assertThat(get("/v1/events?subject=inquiry", "ria").get("items")).hasSize(2);
        for (String user : List.of("ron", "rita", "paul", "anna")) {
            assertThat(codes(get("/v1/inquiries", user))).as(user).isEmpty();
            assertThat(service.get("/v1/inquiries/kv-own", user).statusCode())
                    .as(user)
                    .isEqualTo(404);
        }
        assertThat(codes(body(service.get("/v1/inquiries"), 200))).isEmpty();

        post("/kv-own/recipients/removals", recipient("ria"));
        assertThat(codes(get("/v1/inquiries", "ria"))).isEmpty();
        assertThat(service.get("/v1/inquiries/kv-own?knownAt=" + named, "ria").statusCode())
                .as("judged now, also for past states")
                .isEqualTo(404);
    }

    private static String table(String user) {
        HttpResponse<String> table = service.get("/v1/inquiries", user, "Accept", "text/csv");
        assertThat(table.statusCode()).as(table.body()).isEqualTo(200);
        return table.body();
    }

    @Test
    void who_asks_is_opened_for_officers_supervisors_and_a_recipient_of_that_inquiry() {
        long own = register("kv-name");
        name("kv-name", "ron");
        for (String user : List.of("piet", "pia", "adam", "ron")) {
            assertThat(askedByName(own, user).path("value").asString(""))
                    .as(user)
                    .isEqualTo("A. Lid");
        }
        JsonNode closed = askedByName(own, "carl");
        assertThat(closed.has("value")).isFalse();
        assertThat(closed.has("opensWith")).isFalse();
    }

    private static JsonNode askedByName(long position, String user) {
        return body(service.get("/v1/events/" + position, user, PURPOSE, "A test."), 200)
                .at("/data/askedByName");
    }

    @Test
    void what_an_open_inquiry_cites_is_not_erased() {
        created(service.post("/v1/documents", "carl", """
                {"identifier": "letter-9", "title": "A leter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}"""));
        long corrected = created(service.post("/v1/documents/letter-9/corrections", "carl", """
                {"title": "A letter", "date": "2014-01-20", "reason": "J. Jansen was ill.",
                 "occurredOn": "2014-03-10"}"""))
                .at("/positions/0")
                .asLong();
        register("kv-keep");
        post("/kv-keep/citations", """
                {"item": "b-1", "evidence": {"event": %d}, "occurredOn": "2014-03-10"}""".formatted(corrected));
        String erasure = """
                {"field": "/reason", "ground": "DATA_PROTECTION", "reason": "He asked for it.",
                 "occurredOn": "2014-04-01"}""";
        JsonNode problem = body(service.post("/v1/events/" + corrected + "/erasures", "pia", erasure), 409);
        assertThat(problem.get("rule").asString()).isEqualTo("held");
        assertThat(problem.get("detail").asString()).contains("inquiry/kv-keep");
        post("/kv-keep/closures", """
                {"outcome": "WITHDRAWN", "reason": "It was taken back.", "occurredOn": "2014-04-02"}""");
        created(service.post("/v1/events/" + corrected + "/erasures", "pia", erasure));
    }

    private static HttpResponse<String> calendar(String login) {
        return service.send(service.request("/v1/inquiries/calendar.ics").header("Authorization", login));
    }

    @Test
    void a_list_tells_what_is_overdue_on_a_day() {
        register("kv-late-1", "MOTION", "2014-03-03", ", \"dueOn\": \"2014-04-10\"");
        long last = register("kv-late-2", "MOTION", "2014-03-03", ", \"dueOn\": \"2014-04-05\"");
        String list = "/v1/inquiries?kind=MOTION&owner=veldmark&sort=dueOn&limit=200&minPosition=" + last;
        assertThat(codes(get(list, "piet"))).containsSubsequence("kv-late-2", "kv-late-1");
        assertThat(codes(get(list + "&overdue=true&on=2014-04-10", "piet"))).containsExactly("kv-late-2");
        assertThat(codes(get(list + "&overdue=true&on=2014-04-05", "piet"))).isEmpty();
        assertThat(codes(get(list + "&overdue=true", "piet"))).contains("kv-late-2", "kv-late-1");
        assertThat(Fixture.wrongFields(service.get(list + "&on=soon", "piet"))).containsExactly("on");
    }

    @Test
    void a_list_is_narrowed_by_days_and_body_and_tells_answers_ends_and_extensions() {
        register("kv-listed-1", "COMMITTEE_REQUEST", "2014-03-03", ", \"dueOn\": \"2014-05-10\"");
        register("kv-listed-2", "COMMITTEE_REQUEST", "2014-03-04", ", \"dueOn\": \"2014-05-11\"");
        post("/kv-listed-2/corrections", """
                {"askedBy": "Eerste Kamer", "reason": "It was the other House.", "occurredOn": "2014-03-05"}""");
        post("/kv-listed-1/extensions", """
                {"reason": "It takes longer.", "dueOn": "2014-05-12", "occurredOn": "2014-03-06"}""");
        long known = post("/kv-listed-1/answers", """
                {"text": "Niets.", "language": "NL", "knownAt": 1, "withoutEvidence": true, "occurredOn": "2014-03-12"}""");
        post("/kv-listed-1/amendments", """
                {"text": "Iets.", "language": "NL", "knownAt": 1, "withoutEvidence": true, "reason": "There was.",
                 "occurredOn": "2014-03-13"}""");
        long last = post("/kv-listed-1/closures", "{\"outcome\": \"ANSWERED\", \"occurredOn\": \"2014-03-14\"}");
        String list = "/v1/inquiries?kind=COMMITTEE_REQUEST&minPosition=" + last;
        assertThat(codes(get(list, "piet"))).containsExactly("kv-listed-1", "kv-listed-2");
        assertThat(codes(get(list + "&receivedFrom=2014-03-04", "piet"))).containsExactly("kv-listed-2");
        assertThat(codes(get(list + "&receivedUntil=2014-03-03", "piet"))).containsExactly("kv-listed-1");
        assertThat(codes(get(list + "&receivedFrom=2014-03-03&receivedUntil=2014-03-04", "piet")))
                .hasSize(2);
        assertThat(codes(get(list + "&dueFrom=2014-05-12", "piet"))).containsExactly("kv-listed-1");
        assertThat(codes(get(list + "&dueUntil=2014-05-11", "piet"))).containsExactly("kv-listed-2");
        assertThat(codes(get(list + "&dueFrom=2014-05-11&dueUntil=2014-05-11", "piet")))
                .containsExactly("kv-listed-2");
        assertThat(codes(get(list + "&askedBy=Eerste%20Kamer", "piet"))).containsExactly("kv-listed-2");
        assertThat(codes(get(list + "&askedBy=Eerste", "piet"))).isEmpty();
        assertThat(codes(get(list + "&receivedFrom=2014-03-04&limit=1", "piet")))
                .containsExactly("kv-listed-2");

        JsonNode item = get(list + "&dueFrom=2014-05-12", "piet").at("/items/0");
        assertThat(item.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(item.get("answeredOn").asString()).isEqualTo("2014-03-13");
        assertThat(item.get("extended").asBoolean()).isTrue();
        JsonNode open = get(list + "&dueUntil=2014-05-11", "piet").at("/items/0");
        assertThat(open.has("outcome") || open.has("answeredOn")).isFalse();
        assertThat(open.get("extended").asBoolean()).isFalse();
        JsonNode before = get("/v1/inquiries?kind=COMMITTEE_REQUEST&knownAt=" + known, "piet")
                .at("/items/0");
        assertThat(before.get("answeredOn").asString()).isEqualTo("2014-03-12");
        String table = service.get(list.replace("?", "?dueFrom=2014-05-12&"), "piet", "Accept", "text/csv")
                .body();
        assertThat(table).hasLineCount(2).contains(",position,outcome,answeredOn,extended\r\n");
        assertThat(table).endsWith(",ANSWERED,2014-03-13,true\r\n");

        for (String wrong : List.of("receivedFrom", "receivedUntil", "dueFrom", "dueUntil")) {
            assertThat(Fixture.wrongFields(service.get("/v1/inquiries?" + wrong + "=2014", "piet")))
                    .containsExactly(wrong);
        }
        assertThat(Fixture.wrongFields(
                        service.get("/v1/inquiries?receivedFrom=2014-03-05&receivedUntil=2014-03-04", "piet")))
                .containsExactly("receivedUntil");
        assertThat(Fixture.wrongFields(service.get("/v1/inquiries?dueFrom=2014-03-05&dueUntil=2014-03-04", "piet")))
                .containsExactly("dueUntil");
        assertThat(Fixture.wrongFields(service.get("/v1/inquiries?askedBy=%20", "piet")))
                .containsExactly("askedBy");
    }

    @Test
    void what_was_entered_wrongly_is_put_right_everywhere_and_what_was_known_before_stays_known() {
        created(service.post("/v1/organisations", "carl", """
                {"code": "parket", "name": "Parket", "kind": "CHAIN_PARTNER", "fictitious": true, "occurredOn": "2000"}"""));
        long registered = register("kv-wrong");
        JsonNode refused = body(service.post("/v1/inquiries/kv-wrong/corrections", "piet", """
                        {"receivedOn": "2014-03-10", "dueOn": "2014-06-01", "reason": "A typing error.",
                         "occurredOn": "2014-03-11"}"""), 400);
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("dueOn");
        assertThat(refused.at("/errors/0/message").asString()).contains("2014-03-31", "leave it out");
        long corrected = post("/kv-wrong/corrections", """
                {"receivedOn": "2014-03-10", "question": "What came of all of it?", "askedByName": "B. Lid",
                 "reason": "J. Jansen typed it.", "occurredOn": "2014-03-11"}""");
        long last = post("/kv-wrong/reassignments", """
                {"ownerOrganisation": "parket", "ownerOffice": "officier", "reason": "It is about the prosecution.",
                 "occurredOn": "2014-03-12"}""");

        JsonNode inquiry = get("/v1/inquiries/kv-wrong?minPosition=" + last, "piet");
        assertThat(inquiry.get("receivedOn").asString()).isEqualTo("2014-03-10");
        assertThat(inquiry.get("dueOn").asString()).isEqualTo("2014-03-31");
        assertThat(inquiry.at("/dueDates/1/position").asLong()).isEqualTo(corrected);
        assertThat(inquiry.get("question").asString()).isEqualTo("What came of all of it?");
        assertThat(inquiry.get("ownerOrganisation").asString()).isEqualTo("parket");
        assertThat(inquiry.get("ownerOffice").asString()).isEqualTo("officier");
        assertThat(inquiry.toString()).doesNotContain("Lid", "Jansen");
        JsonNode before = get("/v1/inquiries/kv-wrong?knownAt=" + registered, "piet");
        assertThat(before.get("dueOn").asString()).isEqualTo("2014-03-24");
        assertThat(before.get("ownerOrganisation").asString()).isEqualTo("veldmark");

        String list = "/v1/inquiries?limit=200&overdue=true&on=";
        assertThat(codes(get(list + "2014-03-31", "piet"))).doesNotContain("kv-wrong");
        assertThat(codes(get(list + "2014-04-01", "piet"))).contains("kv-wrong");
        assertThat(codes(get("/v1/inquiries?owner=parket", "piet"))).containsExactly("kv-wrong");
        assertThat(calendar(RunningService.basic("piet", RunningService.PASSWORD))
                        .body()
                        .replace("\r\n ", ""))
                .contains("UID:inquiry-kv-wrong@")
                .containsPattern("UID:inquiry-kv-wrong@[^V]*DTSTART;VALUE=DATE:20140331");

        JsonNode event = body(service.get("/v1/events/" + corrected, "piet", PURPOSE, "A test."), 200);
        assertThat(event.at("/data/before/dueOn").asString()).isEqualTo("2014-03-24");
        assertThat(event.at("/data/after/dueOn").asString()).isEqualTo("2014-03-31");
        assertThat(event.at("/data/askedByName/value").asString()).isEqualTo("B. Lid");
        assertThat(askedByName(corrected, "carl").has("value")).isFalse();
        JsonNode chain = get("/v1/explanations?subject=inquiry/kv-wrong&field=/dueOn", "piet");
        assertThat(chain.toString())
                .contains("inquiry-registered", "inquiry-corrected")
                .doesNotContain("reassigned");
        assertThat(body(service.post("/v1/inquiries/kv-wrong/corrections", "piet", """
                                        {"receivedOn": "2014-03-10", "reason": "Again.", "occurredOn": "2014-03-11"}"""), 409)
                        .get("rule")
                        .asString())
                .isEqualTo("nothing-changes");
    }

    @Test
    void calendars_subscribe_to_due_dates_with_a_read_token_and_learn_no_question_and_no_name() {
        long last = register("kv-calendar");
        get("/v1/inquiries?minPosition=" + last, "piet");
        ReadTokenSecret token = ReadTokenSecret.random();
        try (AccountStore accounts = AccountStore.open(directory)) {
            accounts.readTokens()
                    .add(new ReadToken(token.id(), "piet", "x", token.hash(), Instant.EPOCH, Instant.MAX, false));
        }
        HttpResponse<String> answer = calendar("Bearer " + token.text());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String ledger = get("/v1/ledger", "piet").get("ledgerId").asString();
        assertThat(answer.body().replace("\r\n ", ""))
                .contains("\r\nUID:inquiry-kv-calendar@" + ledger + "\r\n")
                .contains("\r\nDTSTART;VALUE=DATE:20140324\r\n")
                .contains(" Uiterste antwoorddag: kv-calendar (schriftelijke vraag)\r\n")
                .doesNotContain("What came of it", "A. Lid");
        assertThat(answer.body().split("\r\n"))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n").hasSizeLessThanOrEqualTo(75));
        assertThat(answer.body()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");

        assertThat(calendar(RunningService.basic("anything", token.text())).body())
                .as("as calendar programs send it")
                .isEqualTo(answer.body());
        assertThat(calendar(RunningService.basic("piet", token.text() + "x")).statusCode())
                .isEqualTo(401);
        assertThat(service.send(service.request("/v1/inquiries/kv-calendar/closures")
                                .header("Authorization", RunningService.basic("piet", token.text()))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode())
                .as("a read token records nothing, however it is sent")
                .isEqualTo(403);

        HttpResponse<String> basic = service.get("/v1/inquiries/calendar.ics", "rita");
        assertThat(basic.statusCode()).isEqualTo(200);
        assertThat(basic.body()).doesNotContain("VEVENT").contains("BEGIN:VTIMEZONE");
        HttpResponse<String> nobody = service.get("/v1/inquiries/calendar.ics");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    }
}
