package nl.korpsmonitor.service.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Whoever comes upon damage in the background logs an error with its cause, since nobody else would hear of it. */
@Isolated("A service that another test starts sets up logging anew, and takes away what listens to it.")
class DamagedLedgerTest {
    private static final String DOCUMENT = """
            {"identifier": "doc-1", "title": "A document", "date": "2014", "fictitious": true, "occurredOn": "2014-03-10"}""";

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void record() {
        RunningService.addAccount(directory, "carl", null, Role.COORDINATOR);
        try (RunningService service = RunningService.start(directory, "korpsmonitor.role=COMMAND")) {
            assertThat(service.post("/v1/documents", "carl", DOCUMENT).statusCode())
                    .isEqualTo(201);
        }
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
    }

    @Test
    void read_models_that_can_not_go_on_for_a_missing_entry() throws SQLException {
        execute("UPDATE entries SET position = -1 WHERE position = 1");
        try (KorpsmonitorLedger following = KorpsmonitorLedger.open(LedgerOptions.in(directory), NodeRole.QUERY)) {
            awaitError("Projecting", "position 1 is missing");
            assertThat(following.projection().status().failure()).contains("position 1 is missing");
        }
    }

    @Test
    void a_follower_that_can_not_take_in_what_is_behind_a_gap() throws SQLException {
        try (KorpsmonitorLedger following = KorpsmonitorLedger.open(LedgerOptions.in(directory), NodeRole.QUERY)) {
            assertThat(following.reading().size()).isPositive();
            execute("UPDATE entries SET position = position + 5 WHERE position = (SELECT max(position) FROM entries)");
            awaitError("HeadFollower", "is missing");
        }
    }

    private void awaitError(String logger, String cause) {
        await().untilAsserted(() -> assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getLoggerName().endsWith(logger))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                    assertThat(event.getThrowableProxy().getMessage()).contains(cause);
                }));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute(sql);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
