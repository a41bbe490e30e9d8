package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import nl.korpsmonitor.service.testing.UseLines;
import nl.korpsmonitor.service.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A store that fails is no fault of the program, nor of who asks: 503, when to try again, and one line in the log. One that is damaged is a 500. */
@Isolated("A service that another test starts sets up logging anew, and takes away what listens to it.")
class FailingStoreTest {
    private static final String UNIT = """
            {"code": "golf", "name": "Golf", "kind": "UNIT", "fictitious": true, "occurredOn": "2000"}""";

    private static final List<String> ANSWERING = List.of(
            "nl.korpsmonitor.service.http",
            "nl.korpsmonitor.service.security",
            "nl.korpsmonitor.query.web",
            "org.apache.catalina",
            "org.axonframework.eventsourcing",
            "org.axonframework.modelling");

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private RunningService service;

    @BeforeEach
    void start() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        service.close();
    }

    @Test
    void a_disk_that_is_full_refuses_a_write_which_is_recorded_once_there_is_room() throws SQLException {
        String[] key = {"Idempotency-Key", "one"};
        Fixture.created(service.post("/v1/organisations", "carl", UNIT.replace("golf", "hotel")));
        // As SQLite says it; a test has no disk that it could fill.
        execute(
                "ledger.db",
                "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN"
                        + " SELECT RAISE(ABORT, 'database or disk is full'); END");
        String detail = unavailable(service.post("/v1/organisations", "carl", UNIT, key));
        assertThat(detail).contains("Idempotency-Key").doesNotContain("disk");
        assertOneLine("database or disk is full");
        execute("ledger.db", "DROP TRIGGER full");
        Fixture.created(service.post("/v1/organisations", "carl", UNIT, key));
    }

    @Test
    void what_can_not_be_recorded_as_read_is_not_shown() throws SQLException {
        String[] purpose = {"Viewing-Purpose", "A question."};
        long position = Fixture.body(service.get("/v1/events?type=actor-registered", "carl"), 200)
                .at("/items/0/position")
                .asLong();
        execute(
                "ledger.db",
                "CREATE TRIGGER full BEFORE INSERT ON entries BEGIN"
                        + " SELECT RAISE(ABORT, 'database or disk is full'); END");
        for (String path : List.of("/v1/events/" + position, "/v1/events?subject=actor")) {
            HttpResponse<String> answer = service.get(path, "carl", purpose);
            unavailable(answer);
            assertThat(answer.body()).doesNotContain("\"value\"", "anna");
            assertThat(service.get(path, "carl").statusCode())
                    .as("what needs no record is answered still")
                    .isEqualTo(200);
        }
        execute("ledger.db", "DROP TRIGGER full");
        assertThat(service.get("/v1/events/" + position, "carl", purpose).body())
                .contains("\"value\"");
    }

    @Test
    void a_ledger_that_can_not_be_read() throws SQLException {
        execute("ledger.db", "ALTER TABLE entries RENAME TO gone");
        unavailable(service.get("/v1/events"));
        assertOneLine("entries");
        log.list.clear();
        unavailable(service.post("/v1/organisations", "carl", UNIT));
        assertOneLine("entries");
        assertThat(service.get("/metrics").body()).contains("korpsmonitor_projection_up 0.0");
        unavailable(service.get("/health/ready"), "60");
        unavailable(service.get("/health/ready/writes"), "60");
        assertThat(service.get("/metrics").body()).contains("korpsmonitor_writes_up 0.0");
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getFormattedMessage().startsWith("not ready: "))
                .anyMatch(event -> event.getFormattedMessage().contains("no such table: entries")
                        && event.getThrowableProxy() == null);
        execute("ledger.db", "ALTER TABLE gone RENAME TO entries");
        Fixture.created(service.post("/v1/organisations", "carl", UNIT));
    }

    @Test
    void read_models_that_can_not_be_read() throws SQLException {
        execute("views.db", "ALTER TABLE token RENAME TO gone");
        unavailable(service.get("/v1/organisations"));
        assertOneLine("read models");
        log.list.clear();
        unavailable(service.send(service.request("/v1/events")
                .header("Accept", "text/event-stream")
                .GET()));
        assertOneLine("read models");
        assertThat(service.get("/metrics").body()).contains("korpsmonitor_projection_up 0.0");
        unavailable(service.get("/health/ready"), "60");
        assertThat(service.get("/health/ready/writes").statusCode())
                .as("writes need no read models")
                .isEqualTo(200);
        execute("views.db", "ALTER TABLE gone RENAME TO token");
        assertThat(service.get("/v1/organisations").statusCode()).isEqualTo(200);
    }

    @Test
    void a_feed_ends_when_the_store_fails_so_that_its_follower_connects_again() throws Exception {
        HttpRequest request = service.request("/v1/events?afterPosition=1000000")
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream feed = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            assertThat((char) feed.read()).as("it has begun").isEqualTo(':');
            execute("views.db", "ALTER TABLE token RENAME TO gone");
            assertThat(new String(feed.readAllBytes(), StandardCharsets.UTF_8)).contains("following");
        }
        assertOneLine("cut off");
        execute("views.db", "ALTER TABLE gone RENAME TO token");
    }

    @Test
    void accounts_that_can_not_be_read_are_not_a_wrong_password() throws SQLException {
        execute("accounts.db", "ALTER TABLE account RENAME TO gone");
        HttpResponse<String> answer = service.get("/v1/organisations", "carl");
        unavailable(answer);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertOneLine("accounts");
        assertThat(service.get("/metrics").body())
                .contains(
                        "korpsmonitor_logins_total{outcome=\"failed\"} 1.0",
                        "korpsmonitor_logins_total{outcome=\"wrong\"} 0.0");
        execute("accounts.db", "ALTER TABLE gone RENAME TO account");
        Fixture.created(service.post("/v1/organisations", "carl", UNIT));
    }

    @Test
    void accounts_that_fail_are_told_to_people_on_a_page() throws SQLException {
        try (Visitor visitor = new Visitor(service)) {
            visitor.login("carl", RunningService.PASSWORD);
            String token = Visitor.token(visitor.get("/account"));
            execute("accounts.db", "ALTER TABLE account RENAME TO gone");
            HttpResponse<String> asked = visitor.get("/v1/organisations");
            unavailable(asked);
            for (String page : List.of("/", "/account", "/login")) {
                onAPage(visitor.get(page));
            }
            assertThat(UseLines.of(directory, "login", "failed"))
                    .as("nobody logged in")
                    .isEmpty();
            onAPage(visitor.post("/login", "_csrf", token, "username", "carl", "password", "x"));
            execute("accounts.db", "ALTER TABLE gone RENAME TO account");
            execute(
                    "accounts.db",
                    "CREATE TRIGGER full BEFORE INSERT ON account BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
            HttpResponse<String> change = visitor.submit(
                    "/account",
                    "/account/password",
                    "password",
                    RunningService.PASSWORD,
                    "new-password",
                    "what only its owner knows",
                    "new-password-again",
                    "what only its owner knows");
            onAPage(change);
            assertThat(change.body()).contains("of wat u vroeg niet worden gedaan");
            execute("accounts.db", "DROP TRIGGER full");
            assertThat(visitor.get("/account").statusCode())
                    .as("logged in still")
                    .isEqualTo(200);
        }
    }

    private static void onAPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("<main", "role=\"alert\"").doesNotContain("SQL", "Exception", "at nl.");
    }

    @Test
    void what_is_damaged_is_no_matter_of_trying_again_and_the_log_has_all_of_it() throws SQLException {
        await().untilAsserted(() -> assertThat(
                        service.get("/trail/tile/entries/000.p/1").statusCode())
                .as("entry 0 is published")
                .isEqualTo(200));
        // Another width, as nobody may have kept what was asked for before.
        Fixture.created(service.post("/v1/organisations", "carl", UNIT));
        await().untilAsserted(() -> assertThat(service.get("/v1/events/1/proof").statusCode())
                .as("entry 1 is published")
                .isEqualTo(200));
        execute("ledger.db", "UPDATE entries SET position = -1 WHERE position = 0");
        HttpResponse<String> answer = service.get("/trail/tile/entries/000.p/2");
        execute("ledger.db", "UPDATE entries SET position = 0 WHERE position = -1");
        String correlation = Fixture.body(answer, 500).get("correlation").asString();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).doesNotContain("missing");
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).contains(correlation);
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("position 0 is missing");
        });
    }

    private static String unavailable(HttpResponse<String> answer) {
        return unavailable(answer, "5");
    }

    private static String unavailable(HttpResponse<String> answer, String retryAfter) {
        String body = Fixture.body(answer, 503).get("detail").asString();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains(retryAfter);
        return body;
    }

    private void assertOneLine(String content) {
        assertThat(told()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getFormattedMessage()).contains(content).doesNotContain("\n");
        });
    }

    /** By those who answer; other tests, and what the ledger does in the background, have words of their own. */
    private List<ILoggingEvent> told() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> ANSWERING.stream().anyMatch(event.getLoggerName()::startsWith))
                .toList();
    }

    private void execute(String file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(file));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
