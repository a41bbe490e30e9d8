package nl.korpsmonitor.service.endtoend;

import static nl.korpsmonitor.service.testing.Fixture.CARD;
import static nl.korpsmonitor.service.testing.Fixture.body;
import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.InventedDossiers;
import nl.korpsmonitor.service.testing.RunningService;

/**
 * The same ledger twice, with the same public past. Then an edition that is not public is filled in one of them, and in the other as many entries of another kind
 * are recorded that nobody may see either. Whoever may not see them must not be able to tell which is which.
 *
 * @param filled where the edition of 2016 was filled
 * @param other where holds were placed instead
 * @param publicSize how many entries both had before
 * @param size how many both have now
 */
record SecretWorlds(RunningService filled, RunningService other, long publicSize, long size) implements AutoCloseable {
    /** Recommendation of the public edition whose place one of the hidden edition takes. */
    static final String SUPERSEDED = "/v1/recommendations/2014/r-01";

    private static final List<String> WRITERS = List.of("anna", "rosa", "carl", "paul", "piet");

    static SecretWorlds make(Path directory) throws IOException {
        Path one = Files.createDirectory(directory.resolve("one"));
        Fixture.addAccounts(one);
        RunningService.addAccount(one, "pam", null, Role.PUBLISHER);
        RunningService.addAccount(one, "piet", null, Role.PARLIAMENTARY_OFFICER);
        RunningService.addAccount(one, "adam", null, Role.AUDITOR);
        RunningService.addAccount(one, "rita", null, Role.READER);
        long publicSize;
        try (RunningService service = RunningService.start(one, RunningService.withoutRateLimits())) {
            fillPublic(service);
            publicSize = Fixture.size(service);
        }
        Path two = directory.resolve("two");
        copy(one, two);
        RunningService filled = new InventedDossiers().start(one, RunningService.withoutRateLimits());
        RunningService other = new InventedDossiers().start(two, RunningService.withoutRateLimits());
        fillHidden(filled);
        long size = Fixture.size(filled);
        for (int i = 1; Fixture.size(other) < size; i++) {
            hold(other, "secret-" + i);
        }
        SecretWorlds worlds = new SecretWorlds(filled, other, publicSize, size);
        worlds.awaitAll();
        return worlds;
    }

    /** Returns when both have published and show all that they have. */
    private void awaitAll() {
        for (RunningService world : List.of(filled, other)) {
            assertThat(Fixture.size(world)).isEqualTo(size);
            body(world.get("/v1/editions?minPosition=" + (size - 1)), 200);
            body(world.get("/v1/search?minPosition=" + (size - 1)), 200);
            assertThat(world.get("/v1/events/" + (size - 1) + "/proof").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void fillPublic(RunningService service) {
        Fixture.openEdition(service);
        created(service.post(CARD, "anna", scores("6.5", "7", "2014-03-10")));
        created(service.post(CARD + "/scores/capacity/confirmations", "rosa", confirmation("6.5")));
        created(service.post(CARD + "/scores/training/confirmations", "rosa", confirmation("7")));
        recommendation(service, "2014", "r-01", "2014-05-01");
        recommendation(service, "2014", "r-02", "2014-05-01");
        document(service, "letter", "paul");
        created(service.post("/v1/editions/2014/scoring-closures", "paul", "{\"occurredOn\": \"2014-06-30\"}"));
        created(service.post("/v1/editions/2014/adoptions", "pam", """
                {"adoptedBy": "veldmark", "document": "letter", "occurredOn": "2014-07-14"}"""));
        created(service.post("/v1/editions/2014/offers", "paul", """
                {"offeredBy": "veldmark", "offeredTo": "veldmark", "document": "letter", "occurredOn": "2014-09-03"}"""));
        created(service.post("/v1/editions/2014/presentations", "paul", """
                {"document": "letter", "occurredOn": "2014-10-24"}"""));
        // So that all who write are known to the ledger already.
        WRITERS.stream().filter(writer -> !writer.equals("piet")).forEach(writer -> document(service, writer, writer));
        hold(service, "first");
        audit(service, "20140401-1");
    }

    private static void fillHidden(RunningService service) {
        created(service.post("/v1/editions", "paul", """
                {"year": "2016", "title": "Korpsmonitor 2016", "provenance": "CONDUCTED_HERE", "fictitious": true,
                 "occurredOn": "2016-01-06"}"""));
        created(service.post("/v1/editions/2016/framework", "paul", Fixture.FRAMEWORK.formatted("2016-02-03")));
        created(service.post("/v1/editions/2016/scorecards/veldmark", "anna", scores("5", "8", "2016-03-10")));
        created(service.post("/v1/editions/2016/scorecards/veldmark/scores/capacity/corrections", "anna", """
                {"oldScore": "5", "newScore": "5.5", "reason": "A typing error.", "occurredOn": "2016-03-24"}"""));
        recommendation(service, "2016", "r-01", "2016-05-01");
        created(service.post(SUPERSEDED + "/supersessions", "carl", """
                {"supersededBy": "recommendation/2016/r-01", "reason": "It asks for more.", "occurredOn": "2016-06-01"}"""));
        created(service.post("/v1/documents", "carl", """
                {"identifier": "concept", "title": "Concept Korpsmonitor 2016", "date": "2016-02-01", "edition": 2016,
                 "fictitious": true, "occurredOn": "2016-02-01"}"""));
        created(service.post("/v1/documents/concept/corrections", "carl", """
                {"title": "Second concept", "date": "2016-02-02", "reason": "A new one.", "occurredOn": "2016-02-02"}"""));
        created(service.post("/v1/inquiries", "piet", """
                {"code": "kv-secret", "kind": "MOTION", "source": "letter", "askedBy": "Tweede Kamer",
                 "question": "What came of it?", "receivedOn": "2016-03-03", "dueOn": "2016-06-01",
                 "ownerOrganisation": "veldmark", "ownerOffice": "korpschef", "fictitious": true,
                 "occurredOn": "2016-03-03"}"""));
        created(service.post("/v1/inquiries/kv-secret/corrections", "piet", """
                {"question": "What came of all of it?", "receivedOn": "2016-03-02", "reason": "A typing error.",
                 "occurredOn": "2016-03-03"}"""));
        created(service.post("/v1/inquiries/kv-secret/reassignments", "piet", """
                {"ownerOrganisation": "veldmark", "ownerOffice": "secretariat", "reason": "It is theirs.",
                 "occurredOn": "2016-03-03"}"""));
        long known = Fixture.size(service) - 1;
        created(service.post("/v1/inquiries/kv-secret/citations", "piet", """
                {"item": "b-1", "evidence": {"state": {"subject": "edition/2014", "knownAt": %d}},
                 "occurredOn": "2016-03-03"}""".formatted(known)));
        created(service.post("/v1/inquiries/kv-secret/answers", "piet", """
                {"text": "Nothing.", "language": "EN", "knownAt": %d, "occurredOn": "2016-03-04"}""".formatted(known)));
        created(service.post("/v1/inquiries/kv-secret/dossiers", "piet", "{}"));
        audit(service, "20160401-1");
        fixMappingFromHidden(service);
    }

    /** Of a public edition, and names one that is not. */
    private static void fixMappingFromHidden(RunningService service) {
        created(service.post("/v1/editions", "paul", """
                {"year": "2012", "title": "Korpsmonitor 2012", "provenance": "CONDUCTED_HERE", "fictitious": true,
                 "occurredOn": "2012-01-06"}"""));
        created(service.post("/v1/editions/2012/framework", "paul", Fixture.FRAMEWORK.formatted("2012-02-03")));
        created(service.post("/v1/editions/2014/scale-mappings", "carl", """
                {"fromEdition": 2012, "factor": "2", "offset": "0", "justification": "The scale became finer.",
                 "occurredOn": "2014-03-03"}"""));
    }

    private static String confirmation(String score) {
        return "{\"score\": \"" + score + "\", \"occurredOn\": \"2014-03-20\"}";
    }

    private static String scores(String capacity, String training, String day) {
        return """
                {"scores": [{"dimension": "capacity", "score": "%s", "reason": "Two posts were vacant."},
                            {"dimension": "training", "score": "%s", "reason": "All were trained."}],
                 "occurredOn": "%s"}""".formatted(capacity, training, day);
    }

    private static void recommendation(RunningService service, String year, String code, String day) {
        created(service.post("/v1/editions/" + year + "/recommendations", "carl", """
                {"code": "%s", "text": "Fill the posts.", "addressee": {"kind": "UNIT", "organisation": "veldmark"},
                 "urgency": "HIGH", "occurredOn": "%s"}""".formatted(code, day)));
    }

    private static void document(RunningService service, String identifier, String writer) {
        created(service.post("/v1/documents", writer, """
                {"identifier": "%s", "title": "Letter", "date": "2014-01-20", "fictitious": true,
                 "occurredOn": "2014-01-20"}""".formatted(identifier)));
    }

    private static void audit(RunningService service, String code) {
        created(service.post(
                "/v1/audits", "adam", """
                {"code": "%s", "fromPosition": 0, "toPosition": 9, "findings": 0, "anomalies": 1,
                 "independent": true, "root": "%s", "reportSha256": "%s", "verifierKey": "audit+0a1b2c3d+A%s",
                 "occurredOn": "2016-04-01"}""".formatted(code, Fixture.root(service, 10), "0".repeat(64), "b".repeat(43))));
    }

    private static void hold(RunningService service, String code) {
        created(service.post("/v1/holds", "piet", """
                {"code": "%s", "positions": [1], "reason": "A question.", "occurredOn": "2016-04-01"}""".formatted(code)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Override
    public void close() {
        filled.close();
        other.close();
    }
}
