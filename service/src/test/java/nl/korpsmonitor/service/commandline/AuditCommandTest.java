package nl.korpsmonitor.service.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.DemoLoader;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;
import nl.korpsmonitor.service.testing.RunningService;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    private static final String PASSWORD = RunningService.PASSWORD;

    /** In place of a status. */
    private static final int BREAKS_OFF = 0;

    @TempDir
    Path directory;

    private final CommandLineRun program = new CommandLineRun();
    private Path data = Path.of("");
    private Path key = Path.of("");
    private Path report = Path.of("");
    private String auditKey = "";

    @BeforeEach
    void open() {
        data = directory.resolve("data");
        key = directory.resolve("audit.key");
        report = directory.resolve("report");
        KorpsmonitorLedger.open(data, Clock.systemUTC()).close();
        RunningService.addAccount(data, "aad", null, Role.AUDITOR);
        RunningService.addAccount(data, "carl", null, Role.COORDINATOR);
        assertThat(program.run("", "audit", "key", "--data", data.toString(), "--key-file", key.toString()))
                .as(program.err())
                .isZero();
        auditKey = program.out()
                .lines()
                .filter(line -> line.startsWith("    "))
                .findFirst()
                .orElseThrow()
                .strip();
        program.clear();
    }

    @Test
    void the_demo_data_keep_every_rule() throws IOException {
        loadDemo();
        assertThat(audit()).as(program.out() + program.err()).isZero();
        JsonNode told = told();
        assertThat(told.get("format").asString()).isEqualTo("korpsmonitor-audit-report");
        assertThat(told.get("result").asString()).isEqualTo("SOUND");
        assertThat(told.get("findings").asLong()).isZero();
        assertThat(told.get("unknownTypes")).isEmpty();
        assertThat(check(told, "four-eyes-adoption").get("applied").asLong()).isPositive();
        assertThat(check(told, "decision-within-mandate").get("applied").asLong())
                .isPositive();
        assertThat(told.get("verification").get("checked")).isNotEmpty();
        assertThat(told.get("unseen")).isNotEmpty();
        assertThat(told.get("auditor").get("name").asString()).isEqualTo("aad");
        assertThat(program.out()).doesNotContain(PASSWORD).contains("SOUND", "not verified independently", auditKey);
    }

    @Test
    void it_has_the_digests_of_the_read_models_in_use_and_made_anew_as_a_rebuild_prints_them() throws IOException {
        PartialDate day = new PartialDate("2015-06-01");
        append(
                Subject.organisation("noordhaven"),
                new OrganisationRegistered("Noordhaven", Kind.REGIONAL_FORCE, null, day),
                Role.COORDINATOR);
        // The first one may only bring them up to what was appended; the second tells of them there.
        rebuild();
        String rebuilt = rebuild();
        audit("--language", "en");
        JsonNode digests = told().at("/verification/readModels");
        String live = digests.get("live").asString();
        long position = digests.get("position").asLong();
        assertThat(digests.get("rebuilt").asString()).isEqualTo(live);
        assertThat(position).isEqualTo(told().at("/audited/toPosition").asLong() + 1);
        assertThat(rebuilt).contains("As of position " + position + " their digest is " + live);
        assertThat(page()).contains(live, "in use:", "made anew:");

        changeReadModels();
        report = directory.resolve("changed");
        assertThat(audit()).as(program.err()).isEqualTo(1);
        JsonNode changed = told().at("/verification/readModels");
        assertThat(changed.get("live").asString())
                .isNotEqualTo(changed.get("rebuilt").asString());
        assertThat(page())
                .contains(changed.get("live").asString(), changed.get("rebuilt").asString());
    }

    private String rebuild() {
        program.clear();
        assertThat(program.run("", "rebuild", "--data", data.toString()))
                .as(program.err())
                .isZero();
        return program.out();
    }

    private void changeReadModels() {
        changed("views.db", "DELETE FROM document WHERE rowid = (SELECT min(rowid) FROM document)");
    }

    @Test
    void that_it_took_place_by_whom_and_with_what_result_is_recorded() throws Exception {
        assertThat(audit("--key", logKey(), "--no-memory")).as(program.err()).isZero();
        RecordedEvent recorded = audits().getFirst();
        JsonNode told = told();
        String digest = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(report.resolve("report.json"))));
        assertThat(recorded.event()).isInstanceOfSatisfying(AuditPerformed.class, event -> {
            assertThat(event.fromPosition()).isZero();
            assertThat(event.toPosition())
                    .isEqualTo(told.get("audited").get("toPosition").asLong());
            assertThat(event.root()).isEqualTo(told.get("audited").get("root").asString());
            assertThat(event.result()).isEqualTo(Result.SOUND);
            assertThat(event.reportSha256()).isEqualTo(digest);
            assertThat(event.verifierKey()).isEqualTo(auditKey);
            assertThat(event.independent()).isTrue();
        });
        assertThat(recorded.subject()).isEqualTo(Subject.audit(told.get("code").asString()));
        assertThat(recorded.actor().role()).isEqualTo(Role.AUDITOR);
        assertThat(told.get("auditor").get("actor").asString())
                .isEqualTo("actor/" + recorded.actor().id());
        assertThat(told.get("audited").get("independent").asBoolean()).isTrue();
        assertThat(program.out()).doesNotContain("not verified independently");

        report = directory.resolve("second");
        assertThat(audit()).as(program.err()).isZero();
        assertThat(audits())
                .extracting(RecordedEvent::subject)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(((AuditPerformed) audits().getLast().event()).independent())
                .as("compared with itself only")
                .isFalse();
    }

    @Test
    void an_audit_of_another_ledger_that_found_nothing_is_not_recorded() {
        Path other = directory.resolve("other");
        KorpsmonitorLedger.open(other, Clock.systemUTC()).close();
        RunningService.addAccount(other, "aad", null, Role.AUDITOR);
        try (RunningService service = RunningService.start(other)) {
            assertThat(audit("--url", "http://127.0.0.1:" + service.port())).isEqualTo(1);
            assertThat(program.err()).contains("no report is left", "\"root\"").hasLineCount(1);
            assertThat(service.get("/v1/audits", "aad").body()).contains("\"items\":[]");
        }
        assertThat(report.resolve("report.json")).doesNotExist();
    }

    @Test
    void an_audit_that_finds_a_changed_entry_is_recorded_with_the_root_of_what_it_read() throws IOException {
        String before = root();
        changed("ledger.db", "UPDATE entries SET recorded_at = recorded_at + 1 WHERE position = 0");
        assertThat(audit()).as(program.err()).isEqualTo(1);
        AuditPerformed recorded = (AuditPerformed) audits().getFirst().event();
        assertThat(recorded.result()).isEqualTo(Result.FINDINGS);
        assertThat(recorded.root())
                .isEqualTo(told().at("/audited/root").asString())
                .isNotEqualTo(before);
    }

    private String root() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            return ledger.head().root().base64();
        }
    }

    private void changed(String file, String sql) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(file));
                Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoever_has_the_key_can_see_that_a_report_was_changed() throws IOException {
        assertThat(audit()).as(program.err()).isZero();
        program.clear();
        assertThat(verify()).as(program.err()).isZero();
        assertThat(Files.getPosixFilePermissions(report.resolve("report.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        for (String name : List.of("report.json", "report.html", "report.sig")) {
            byte[] bytes = Files.readAllBytes(report.resolve(name));
            byte[] changed = bytes.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(report.resolve(name), changed);
            program.clear();
            assertThat(verify()).as(name).isEqualTo(1);
            assertThat(program.err()).as(name).contains(name).hasLineCount(1);
            Files.write(report.resolve(name), bytes);
        }
        assertThat(verify()).isZero();
        assertThat(program.run("", "audit", "verify", report.toString(), "--key", logKey()))
                .as("another key")
                .isEqualTo(1);
    }

    @Test
    void what_breaks_a_rule_is_found_and_the_finding_recorded() throws IOException {
        breakRules();
        assertThat(audit("--language", "en")).isEqualTo(1);
        JsonNode told = told();
        assertThat(told.get("result").asString()).isEqualTo("FINDINGS");
        assertThat(check(told, "four-eyes-confirmation").get("observed").asLong())
                .isOne();
        assertThat(check(told, "role-held").get("observed").asLong()).isEqualTo(2);
        assertThat(((AuditPerformed) audits().getFirst().event()).findings())
                .isEqualTo(told.get("findings").asLong());
        assertThat(page()).contains("A score is confirmed by somebody other than who recorded", "lang=\"en\"");
    }

    @Test
    void both_forms_say_the_same_in_either_language_and_need_nothing_else() throws IOException {
        breakRules();
        assertThat(audit()).as(program.err()).isEqualTo(1);
        String dutch = page();
        assertThat(dutch).contains("<html lang=\"nl\"", "Een editie wordt vastgesteld door een ander");
        report = directory.resolve("english");
        assertThat(audit("--language", "en")).as(program.err()).isEqualTo(1);
        String english = page();
        JsonNode told = told();
        for (String text : List.of(dutch, english)) {
            // What has no message is shown between question marks.
            assertThat(text).doesNotContain("??", "<script", "<link", "src=", "http://", "https://");
        }
        for (JsonNode check : told.get("checks")) {
            assertThat(english).contains(check.get("code").asString());
            for (JsonNode each : check.get("shown")) {
                assertThat(english).contains(each.get("subject").asString());
            }
        }
        assertThat(english).contains(told.get("audited").get("root").asString(), "What an audit can");
    }

    @Test
    void a_running_service_records_it() throws IOException {
        try (RunningService service = RunningService.start(data)) {
            String url = "http://127.0.0.1:" + service.port();
            assertThat(audit("--url", url)).as(program.err()).isZero();
            assertThat(audits()).hasSize(1);
            assertThat(service.get("/v1/events?subject=audit/"
                                    + told().get("code").asString())
                            .body())
                    .as("not for everybody")
                    .doesNotContain("audit-performed");
            assertThat(service.get("/v1/events?type=audit-performed", "aad").body())
                    .contains("audit-performed");
        }
    }

    @Test
    void what_can_not_be_recorded_leaves_no_report() {
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(data, Clock.systemUTC())) {
            assertThat(audit("--url", "http://127.0.0.1:1")).isEqualTo(1);
            assertThat(program.err()).contains("no report is left", "--url").hasLineCount(1);
            assertThat(running.ledger().size()).isPositive();
        }
        assertThat(report.resolve("report.json")).doesNotExist();
        assertThat(report.resolve("report.sig")).doesNotExist();
    }

    @Test
    void the_service_that_is_named_records_it_also_when_nobody_has_the_directory_open() throws IOException {
        assertThat(answered(201, 0)).hasSize(64);
        assertThat(audits()).as("here").isEmpty();
        program.clear();
        report = directory.resolve("unreachable");
        assertThat(audit("--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(audits()).as("here").isEmpty();
    }

    @Test
    void a_report_stays_while_nobody_knows_whether_it_was_recorded_and_goes_when_it_was_refused() throws IOException {
        try (KorpsmonitorLedger running = KorpsmonitorLedger.open(data, Clock.systemUTC())) {
            for (int status : List.of(500, 503, 302, BREAKS_OFF)) {
                report = directory.resolve("report-" + status);
                String sent = answered(status, 1);
                assertThat(program.err())
                        .as("status %s", status)
                        .contains("is not known", "GET /v1/events?type=audit-performed", sent)
                        .doesNotContain(PASSWORD)
                        .hasLineCount(1);
                assertThat(verify()).as("the report of %s", status).isZero();
                assertThat(program.out()).contains(sent);
                program.clear();
            }
            for (int status : List.of(401, 403, 409)) {
                report = directory.resolve("report-" + status);
                answered(status, 1);
                assertThat(program.err()).contains("no report is left");
                assertThat(report.resolve("report.json")).doesNotExist();
                program.clear();
            }
            assertThat(running.ledger().size()).isPositive();
        }
    }

    @Test
    void a_report_stays_when_something_fails_after_it_was_recorded_and_trying_again_records_nothing_twice()
            throws IOException {
        // Closing the ledger destroys the keys that were made ahead; that fails, when all is recorded.
        changed(
                "disclosure-keys.db",
                "CREATE TRIGGER fails BEFORE DELETE ON keys BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        assertThat(audit()).isEqualTo(1);
        assertThat(program.err())
                .contains("is not known", "GET /v1/events?type=audit-performed", "the disk is full")
                .hasLineCount(1);
        RecordedEvent recorded = audits().getFirst();
        String digest = ((AuditPerformed) recorded.event()).reportSha256();
        assertThat(program.err())
                .as("how it is found")
                .contains(recorded.subject().id(), digest);
        program.clear();
        assertThat(verify()).as("the report is whole").isZero();
        assertThat(program.out()).as("and is the one that was recorded").contains(digest);

        changed("disclosure-keys.db", "DROP TRIGGER fails");
        assertThat(audit()).as("a report is never written over").isEqualTo(2);
        assertThat(audits()).hasSize(1);
        report = directory.resolve("again");
        assertThat(audit()).as(program.err()).isZero();
        assertThat(audits())
                .as("one entry for each report")
                .extracting(event -> ((AuditPerformed) event.event()).reportSha256())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .startsWith(digest);
    }

    /** Audits with a service that answers so; the key under which that was asked. */
    private String answered(int status, int exit) throws IOException {
        AtomicReference<String> key = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/audits", exchange -> {
            key.set(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            if (status != BREAKS_OFF) {
                exchange.sendResponseHeaders(status, -1);
            }
            exchange.close();
        });
        server.start();
        try {
            assertThat(audit("--url", "http://127.0.0.1:" + server.getAddress().getPort()))
                    .isEqualTo(exit);
        } finally {
            server.stop(0);
        }
        return Objects.requireNonNull(key.get());
    }

    @Test
    void what_is_wrong_is_told_before_anything_is_read() throws IOException {
        assertThat(program.run("", "audit", "--data", data.toString())).isEqualTo(2);
        assertThat(as("carl", PASSWORD)).isEqualTo(2);
        assertThat(as("aad", "another password")).isEqualTo(2);
        assertThat(audit("--url", "http://ledger.example.org")).as("in clear").isEqualTo(2);
        assertThat(audit("--late-after", "-1")).isEqualTo(2);
        Files.createDirectories(report);
        Files.writeString(report.resolve("thesis.txt"), "mine");
        assertThat(audit()).isEqualTo(2);
        assertThat(program.err().lines())
                .allMatch(line -> line.startsWith("ledger: "))
                .hasSize(6);
        assertThat(audits()).isEmpty();
    }

    @Test
    void the_key_is_the_auditors_and_never_the_logs() throws IOException {
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(auditKey).startsWith(logKey().replaceAll("\\+.*", "") + "/audit+");
        assertThat(program.run("", "audit", "key", "--data", data.toString(), "--key-file", key.toString()))
                .as("one that is there stays")
                .isEqualTo(2);
        Path inside = data.resolve("audit.key");
        assertThat(program.run("", "audit", "key", "--data", data.toString(), "--key-file", inside.toString()))
                .isEqualTo(2);
        Files.writeString(key, "Name: somebody\n" + Files.readString(data.resolve("keys/log.pem")));
        program.clear();
        assertThat(audit()).isEqualTo(2);
        assertThat(program.err()).contains("a key of the log");
        assertThat(audits()).isEmpty();
    }

    @Test
    void a_key_in_the_data_directory_is_refused_by_whatever_link_when_made_and_when_used() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), data);
        Path made = link.resolve("audit.key");
        assertThat(program.run("", "audit", "key", "--data", data.toString(), "--key-file", made.toString()))
                .isEqualTo(2);
        assertThat(made).doesNotExist();
        Files.move(key, data.resolve("audit.key"));
        Path linked = Files.createSymbolicLink(directory.resolve("linked.key"), data.resolve("audit.key"));
        for (Path each : List.of(data.resolve("audit.key"), made, linked)) {
            key = each;
            program.clear();
            assertThat(audit()).as(each.toString()).isEqualTo(2);
            assertThat(program.err()).contains("--key-file", "lies in the data directory");
        }
        assertThat(audits()).isEmpty();
    }

    private void loadDemo() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Account account = new Account(
                    "demo",
                    "Demo",
                    new LocalPassword("-", PasswordState.CHOSEN),
                    EnumSet.complementOf(EnumSet.of(Role.SYSTEM)),
                    null,
                    "0".repeat(32),
                    false);
            DemoLoader.load(
                    Set.of(DemoFile.values()),
                    new LedgerDoor(ledger, Clock.systemUTC()),
                    new Recorders(List.of(account), KorpsmonitorLedger.SELF),
                    Progress.NONE);
        }
    }

    /** As a program that knows none of them. */
    private void breakRules() {
        Subject card = Subject.scorecard(2015, "noordhaven");
        PartialDate day = new PartialDate("2015-06-01");
        append(card, new ScoreRecorded("no-dimension", Decimal.of("6"), Confidential.of("x"), day), Role.ASSESSOR);
        append(card, new ScoreConfirmed("no-dimension", Decimal.of("6"), day), Role.REVIEWER);
    }

    /** Past all rules. */
    private void append(Subject subject, DomainEvent event, Role role) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            MetaData by = MetaData.with(LedgerMetaData.ACTOR_ID, "nobody").and(LedgerMetaData.ACTOR_ROLE, role.name());
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(
                            subject.type(), subject.id(), ledger.trail().lastSequence(subject) + 1, event, by));
        }
    }

    private int audit(String... more) {
        return as("aad", PASSWORD, more);
    }

    private int as(String name, String password, String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--data", data.toString(), "--as", name));
        arguments.addAll(List.of("--password-stdin", "--key-file", key.toString(), "--out", report.toString()));
        arguments.addAll(List.of(more));
        return program.run(password, arguments.toArray(String[]::new));
    }

    private int verify() {
        return program.run("", "audit", "verify", report.toString(), "--key", auditKey);
    }

    private String logKey() {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            return LedgerTrust.NONE
                    .advanced(ledger.trail(), Long.MAX_VALUE)
                    .keys()
                    .getFirst()
                    .vkey();
        }
    }

    private List<RecordedEvent> audits() {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            return ledger.trail().page(new EventFilter("audit", Set.of(), null, null, null), 0, 10);
        }
    }

    private JsonNode told() throws IOException {
        return new JsonMapper().readTree(Files.readString(report.resolve("report.json")));
    }

    private static JsonNode check(JsonNode told, String code) {
        for (JsonNode check : told.get("checks")) {
            if (check.get("code").asString().equals(code)) {
                return check;
            }
        }
        throw new AssertionError("no check " + code);
    }

    private String page() throws IOException {
        return Files.readString(report.resolve("report.html"), StandardCharsets.UTF_8);
    }
}
