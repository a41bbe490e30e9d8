package nl.korpsmonitor.service.export;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values of which there are few can't be confirmed by trying them all: neither confidential ones of a public event, nor scores that are not public yet. */
@Timeout(120)
class DictionaryTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> REASONS = List.of("ill", "on leave", "dismissed", "pregnant", "suspended");
    private static final List<String> SCORES = IntStream.rangeClosed(2, 20)
            .mapToObj(half -> half % 2 == 0 ? String.valueOf(half / 2) : half / 2 + ".5")
            .toList();
    private static final String REASON = "suspended";
    private static final String SCORE = "6.5";
    private static final String ZEROS = "A".repeat(22);
    private static final String CORRECTION = """
            {"title": "A letter", "date": "2014-01-20", "reason": "%s", "occurredOn": "2014-03-10"}""";
    private static final String SCORING = """
            {"dimension": "capacity", "score": "%s", "reason": "%s", "occurredOn": "2014-03-10"}""";

    @TempDir
    static Path directory;

    private static Guesses stranger;
    private static JsonNode publicBundle;
    private static String publicBody;
    private static String hiddenBody;
    private static List<String> requestTargets;

    @BeforeAll
    static void gather() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Fixture.addAccounts(data);
        RunningService.addAccount(data, "adam", null, Role.AUDITOR);
        List<String> texts = new ArrayList<>();
        List<byte[]> tiles = new ArrayList<>();
        try (RunningService service = RunningService.start(data)) {
            Fixture.openEdition(service);
            created(service.post("/v1/documents", "carl", """
                    {"identifier": "letter", "title": "A leter", "date": "2014-01-20", "fictitious": true,
                     "occurredOn": "2014-01-20"}"""));
            long open = recorded(service, "/v1/documents/letter/corrections", "carl", CORRECTION.formatted(REASON));
            long hidden = recorded(service, CARD + "/scores", "anna", SCORING.formatted(SCORE, REASON));
            assertThat(service.get("/v1/events/" + hidden + "/proof").statusCode())
                    .isEqualTo(200);
            publicBundle = body(
                    service.get("/v1/events/" + open + "/bundle", "adam", "Viewing-Purpose", "To take away."), 200);
            publicBody = service.get("/v1/events/" + open + "/body").body();
            hiddenBody = service.get("/v1/events/" + hidden + "/body", "adam").body();
            ask(service, Fixture.size(service), texts);
        }
        requestTargets = List.of(
                "correct-document-description\ndocument/letter {}\n\n",
                "correct-document\ndocument/letter {}\n\n",
                "record-score\nscorecard/2014/veldmark {}\n\n");
        Path folder = directory.resolve("public");
        ExportedFiles.export(data, ExportMode.PUBLIC, folder);
        texts.add(ExportedFiles.text(folder));
        try (Stream<Path> files = Files.walk(folder.resolve("tile"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tiles.add(Files.readAllBytes(file));
            }
        }
        stranger = Guesses.against(texts, tiles);
    }

    private static long recorded(RunningService service, String path, String user, String json) {
        return created(service.post(path, user, json, "Idempotency-Key", "key-" + path.length()))
                .at("/positions/0")
                .asLong();
    }

    private static void ask(RunningService service, long size, List<String> texts) {
        List<String> paths =
                new ArrayList<>(List.of("/v1/ledger", "/v1/events?limit=200", "/trail/checkpoint", "/metrics"));
        paths.addAll(List.of("/v1/documents", "/v1/documents/letter", "/v1/editions", "/v1/editions/2014", CARD));
        for (long position = 0; position < size; position++) {
            for (String part : List.of("", "/body", "/proof", "/bundle")) {
                paths.add("/v1/events/" + position + part);
            }
        }
        for (String path : paths) {
            HttpResponse<String> answer = service.get(path);
            texts.add(answer.headers().map() + "\n" + answer.body());
            if (path.endsWith("/body") && answer.statusCode() == 200) {
                assertThat(answer.headers().firstValue("ETag")).isPresent();
            }
        }
    }

    /** All forms in which somebody who knows this program might think that a value is hashed without a secret. */
    private static List<String> formsOfValue(String name, String value, List<String> salts) {
        List<String> forms = new ArrayList<>();
        String text = "\"" + value + "\"";
        forms.addAll(List.of(value, text, "{\"" + name + "\":" + text + "}", "[\"" + name + "\"," + text + "]"));
        for (String salt : salts) {
            for (String named : List.of(name, "value")) {
                forms.add(Guesses.disclosure(salt, named, text));
                forms.add(new String(
                        Base64.getUrlDecoder().decode(Guesses.disclosure(salt, named, text)), StandardCharsets.UTF_8));
            }
            forms.addAll(List.of(salt + value, value + salt, salt + text));
        }
        return forms;
    }

    /** Salts that anybody knows: none, zeros, and every member of the public body. */
    private static List<String> knownSalts() {
        List<String> salts = new ArrayList<>(List.of("", "0", ZEROS));
        read(publicBody).forEach(member -> salts.add(member.isString() ? member.asString() : member.toString()));
        return salts;
    }

    private static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    private static List<String> formsOfRequest(String json) {
        List<String> forms = new ArrayList<>(List.of(json));
        requestTargets.forEach(target -> forms.add(target + json));
        return forms;
    }

    /** The body as it would be with another score, by somebody who has guessed all the rest right, save its salt. */
    private static List<String> formsOfBody(String score, List<String> salts) {
        String salt = read(hiddenBody).get("salt").asString();
        String guessed = hiddenBody.replace("\"score\":\"" + SCORE + "\"", "\"score\":\"" + score + "\"");
        List<String> forms = new ArrayList<>(List.of(guessed.replace(",\"salt\":\"" + salt + "\"", "")));
        salts.forEach(known -> forms.add(guessed.replace(salt, known)));
        return forms;
    }

    @Test
    void nothing_that_a_stranger_gathers_confirms_a_confidential_value() {
        assertThat(REASONS).noneSatisfy(reason -> {
            List<String> forms = formsOfValue("reason", reason, knownSalts());
            forms.addAll(formsOfRequest(CORRECTION.formatted(reason)));
            assertThat(stranger.confirm(forms)).isTrue();
        });
    }

    @Test
    void nothing_that_a_stranger_gathers_confirms_a_score_that_is_not_public() {
        assertThat(SCORES).contains(SCORE).noneSatisfy(score -> {
            List<String> forms = formsOfValue("score", score, knownSalts());
            forms.addAll(formsOfBody(score, knownSalts()));
            forms.addAll(formsOfRequest(SCORING.formatted(score, REASON)));
            assertThat(stranger.confirm(forms)).isTrue();
        });
    }

    /** Else the two above would find nothing whatever was there to be found. */
    @Test
    void who_knows_the_salt_confirms_the_very_value_by_the_same_search() {
        String salt =
                Disclosure.parse(publicBundle.at("/disclosures/0").asString()).salt();
        assertThat(REASONS.stream().filter(reason -> stranger.confirm(formsOfValue("reason", reason, List.of(salt)))))
                .containsExactly(REASON);
        String bodySalt = read(hiddenBody).get("salt").asString();
        assertThat(SCORES.stream().filter(score -> stranger.confirm(formsOfBody(score, List.of(bodySalt)))))
                .containsExactly(SCORE);
    }
}
