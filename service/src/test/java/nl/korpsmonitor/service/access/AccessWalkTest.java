package nl.korpsmonitor.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.InventedDossiers;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks every operation of the API's description as every caller, and compares what happens with docs/access.md. */
@Timeout(180)
class AccessWalkTest {
    private static final AccessTable READS = AccessTable.after("## Who reads what");
    private static final AccessTable WRITES = AccessTable.after("## Who records what");
    private static final String WHERE = "where";
    private static final String YES = "yes";
    private static final String OWN = "own";

    @TempDir
    static Path directory;

    private static RunningService service;
    private static JsonNode api;
    private static List<Probe> probes;

    @BeforeAll
    static void start() {
        Fixture.addAccounts(directory);
        RunningService.addAccount(directory, "pia", null, Role.PRIVACY_OFFICER);
        RunningService.addAccount(directory, "piet", null, Role.PARLIAMENTARY_OFFICER);
        Caller.addAccounts(directory);
        service = new InventedDossiers().start(directory, RunningService.withoutRateLimits());
        probes = Probe.of(new Published(service));
        api = new JsonMapper().readTree(service.get("/v1/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Set<String> operations(String method) {
        Set<String> operations = new TreeSet<>();
        api.get("paths").propertyStream().forEach(path -> {
            if (path.getValue().has(method)) {
                operations.add(path.getKey());
            }
        });
        return operations;
    }

    @Test
    void there_is_a_caller_for_every_role() {
        assertThat(Arrays.stream(Caller.values()).map(Caller::role))
                .contains(Arrays.stream(Role.values())
                        .filter(role -> role != Role.SYSTEM)
                        .toArray(Role[]::new));
    }

    @Test
    void the_tables_name_every_operation_and_no_other() {
        assertThat(WRITES.names()).containsExactlyInAnyOrderElementsOf(operations("post"));
        assertThat(READS.names().stream().flatMap(kind -> where(kind).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(operations("get"));
        // With a login that has a password, whatever its roles.
        assertThat(operations("put")).containsExactly("/account/password");
        for (String method : List.of("patch", "delete", "head", "options", "trace")) {
            assertThat(operations(method)).as(method).isEmpty();
        }
    }

    @Test
    void every_kind_is_looked_for_wherever_it_is_shown() {
        for (String kind : READS.names()) {
            assertThat(probes.stream()
                            .filter(probe -> probe.kind().equals(kind))
                            .map(Probe::operation)
                            .distinct())
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(where(kind));
        }
    }

    private static List<String> where(String kind) {
        return Arrays.stream(READS.row(kind).cell(WHERE).replace("`", "").split(", "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void reads(Caller caller) {
        List<String> differences = new ArrayList<>();
        for (Probe probe : probes) {
            boolean allowed = READS.row(probe.kind()).cell(caller.column()).equals(YES);
            HttpResponse<String> answer =
                    send(caller, service.request(probe.path()).header("Accept", probe.accept()), probe.purpose());
            boolean shown = answer.statusCode() == 200 && probe.isShownIn(answer.body());
            boolean asksForLogin = caller == Caller.NOBODY && probe.needsLogin() && answer.statusCode() == 401;
            boolean refused = probe.isRefused() && answer.statusCode() == 403;
            if (shown != allowed
                    || (answer.statusCode() != 200 && answer.statusCode() != 404 && !asksForLogin && !refused)) {
                differences.add(
                        probe.kind() + ": " + probe.path() + " as " + probe.accept() + (allowed ? " must" : " must not")
                                + " show " + probe.needle() + ", is " + answer.statusCode() + " " + answer.body());
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void writes(Caller caller) {
        List<String> differences = new ArrayList<>();
        for (String operation : operations("post")) {
            String cell = WRITES.row(operation).cells().getOrDefault(caller.column(), "");
            if (write(caller, operation, Published.FORCE) != (cell.equals(YES) || cell.equals(OWN))) {
                differences.add(operation + (cell.isEmpty() ? " is open" : " is closed"));
            }
            if (cell.equals(OWN) && write(caller, operation, Published.OTHER_FORCE)) {
                differences.add(operation + " is open for another force");
            }
        }
        assertThat(differences).isEmpty();
        assertThat(WRITES.names())
                .allSatisfy(
                        name -> assertThat(WRITES.row(name).cells().values()).isSubsetOf(YES, OWN, ""));
    }

    /** Whether the caller may give the command; it is only rehearsed. */
    private static boolean write(Caller caller, String operation, String force) {
        JsonNode example = api.at(
                "/paths/" + operation.replace("/", "~1") + "/post/requestBody/content/application~1json/example");
        boolean judgement = operation.contains("{judgedBy}");
        String path = ("/v1" + operation)
                .replace("{year}", "2014")
                .replace("{organisation}", judgement ? "om" : force)
                .replace("{judgedBy}", force)
                .replace("{position}", "1")
                .replaceAll("\\{[a-z]+}", "x-1");
        HttpResponse<String> answer = send(
                caller,
                service.request(path + "?dryRun=true")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(example.toString())),
                false);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(caller == Caller.NOBODY ? 401 : 403);
            return false;
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 404, 409);
        return true;
    }

    private static HttpResponse<String> send(Caller caller, HttpRequest.Builder request, boolean purpose) {
        if (caller.username() != null) {
            request.header("Authorization", RunningService.basic(caller.username(), RunningService.PASSWORD));
        }
        if (purpose) {
            request.header("Viewing-Purpose", "A test of who sees what.");
        }
        return service.send(request);
    }

    @Test
    void the_description_names_the_roles_that_the_table_names() {
        for (String operation : operations("post")) {
            String description = api.at("/paths/" + operation.replace("/", "~1") + "/post/description")
                    .asString();
            Set<String> named = WRITES.row(operation).cells().entrySet().stream()
                    .filter(cell -> !cell.getValue().isEmpty())
                    .map(cell -> cell.getKey()
                            .replaceFirst(" of .*", "")
                            .toUpperCase(Locale.ROOT)
                            .replace(' ', '_'))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> described = Arrays.stream(Role.values())
                    .map(Role::name)
                    .filter(role -> description.matches("(?s).*\\b" + role + "\\b.*"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named).as(operation).isEqualTo(described);
        }
    }
}
