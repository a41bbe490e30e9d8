package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.audit.AuditCommand.RecordAudit;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.claim.FileClaim;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.assembly.Audits;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import nl.korpsmonitor.service.audit.AuditReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Records that an audit took place: itself, or when a service has the data directory open, by that service. */
final class AuditRecorder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int MAXIMUM_ANSWER = 300;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final DataDirectory data;
    private final @Nullable URI url;
    private final Account auditor;
    private final String password;

    /**
     * @param url where the service answers; null for where this machine's usually does
     * @throws InvalidInputException when the password would be sent to another machine for all to read
     */
    AuditRecorder(DataDirectory data, @Nullable URI url, Account auditor, String password) {
        this.data = data;
        this.url = url == null ? null : requireSafe(url);
        this.auditor = auditor;
        this.password = password;
    }

    private static URI requireSafe(URI url) {
        boolean own = "http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost()));
        if (!own && !("https".equals(url.getScheme()) && url.getHost() != null)) {
            throw new InvalidInputException(
                    "--url", "must be an https URL, or an http URL of this machine: the password is sent there");
        }
        return url;
    }

    /**
     * Records an audit.
     *
     * @param digest SHA-256 of the report as data
     * @throws IllegalStateException when it could not be recorded; the message says why
     */
    void record(AuditReport report, String digest) throws InterruptedException {
        RecordAudit audit = new RecordAudit(
                Subject.audit(report.code()),
                0L,
                report.toPosition(),
                report.ledger().root().base64(),
                report.findings(),
                report.anomalies(),
                digest,
                report.key(),
                PartialDate.of(LocalDate.ofInstant(report.ended(), RecordedEvent.CALENDAR)));
        if (data.shared() == null && !isFree()) {
            post(report.code(), audit);
            return;
        }
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(data.options(), NodeRole.COMMAND)) {
            new Audits(ledger).record(auditor, audit);
        } catch (IllegalStateException e) {
            throw unrecorded(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isFree() {
        try (FileClaim claim = new FileClaim(data.path().resolve(LedgerFiles.LOCK))) {
            return claim.held();
        }
    }

    private void post(String code, RecordAudit audit) throws InterruptedException {
        URI base = url == null ? requireSafe(OwnAddress.url(System::getenv, "")) : url;
        URI door = URI.create(base.toString().replaceAll("/+$", "") + "/v1/audits");
        String login = auditor.username() + ":" + password;
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(new JsonMapper().writeValueAsString(body(code, audit))))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                String text = answer.body();
                throw unrecorded(
                        door + " answered " + answer.statusCode() + " "
                                + text.substring(0, Math.min(text.length(), MAXIMUM_ANSWER)),
                        null);
            }
        } catch (IOException e) {
            throw unrecorded(
                    "a process has the data directory open, and " + door + " can't be reached (" + e
                            + "); name the service's address with --url",
                    e);
        } finally {
            client.shutdownNow();
        }
    }

    private static Map<String, @Nullable Object> body(String code, RecordAudit audit) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("fromPosition", audit.fromPosition());
        body.put("toPosition", audit.toPosition());
        body.put("root", audit.root());
        body.put("findings", audit.findings());
        body.put("anomalies", audit.anomalies());
        body.put("reportSha256", audit.reportSha256());
        body.put("verifierKey", audit.verifierKey());
        body.put("occurredOn", String.valueOf(audit.occurredOn()));
        return body;
    }

    private static IllegalStateException unrecorded(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "the audit could not be recorded in the ledger, so no report is left: " + why, cause);
    }
}
