package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.running.Idempotency;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
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

/** Records that an audit took place: by the service that is named, or that has the data directory open; itself when there is none. */
final class AuditRecorder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CREATED = 201;

    /** The first digit of the status of a request that was refused. */
    private static final int REFUSALS = 4;

    private static final int MAXIMUM_ANSWER = 300;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final DataDirectory data;
    private final @Nullable URI url;
    private final Account auditor;
    private final String password;

    /**
     * @param url where the service answers that records; null for the one that has the data directory open, where this machine's usually answers
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

    /** That an audit is not recorded, for certain. */
    static final class NotRecordedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotRecordedException(String why, @Nullable Throwable cause) {
            super("the audit could not be recorded in the ledger, so no report is left: " + why, cause);
        }
    }

    /**
     * Records an audit.
     *
     * @param digest SHA-256 of the report as data
     * @throws InvalidInputException when it can't be asked of anybody so; it is not recorded
     * @throws NotRecordedException when it was refused, or nobody was asked; the message says why
     * @throws IllegalStateException when it may be recorded or not; the message says how to find out
     */
    void record(AuditReport report, String digest) {
        RecordAudit audit = new RecordAudit(
                Subject.audit(report.code()),
                0L,
                report.toPosition(),
                report.ledger().root().base64(),
                report.findings(),
                report.anomalies(),
                report.verification().independent(),
                digest,
                report.key(),
                PartialDate.of(LocalDate.ofInstant(report.ended(), RecordedEvent.CALENDAR)));
        if (url != null || (data.shared() == null && !isFree())) {
            post(report.code(), audit, digest);
        } else {
            append(report.code(), audit, digest);
        }
    }

    private boolean isFree() {
        try (FileClaim claim = new FileClaim(data.path().resolve(LedgerFiles.LOCK))) {
            return claim.held();
        }
    }

    private void append(String code, RecordAudit audit, String digest) {
        KorpsmonitorLedger opened;
        try {
            opened = KorpsmonitorLedger.open(data.options(), NodeRole.COMMAND);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NotRecordedException(String.valueOf(e.getMessage()), e);
        }
        try (KorpsmonitorLedger ledger = opened) {
            new Audits(ledger).record(auditor, audit);
        } catch (RefusedException | InvalidInputException | ForbiddenException e) {
            throw new NotRecordedException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw unknown(code, digest, String.valueOf(e.getMessage()), e);
        }
    }

    private void post(String code, RecordAudit audit, String digest) {
        URI base = url == null ? requireSafe(OwnAddress.url(System::getenv, "")) : url;
        URI door = URI.create(base.toString().replaceAll("/+$", "") + "/v1/audits");
        String login = auditor.username() + ":" + password;
        HttpRequest request = HttpRequest.newBuilder(door)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(Idempotency.FIELD, digest)
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
                String told = door + " answered " + answer.statusCode() + " "
                        + text.substring(0, Math.min(text.length(), MAXIMUM_ANSWER));
                throw answer.statusCode() / 100 == REFUSALS
                        ? new NotRecordedException(told, null)
                        : unknown(code, digest, told, null);
            }
        } catch (ConnectException | HttpConnectTimeoutException e) {
            // Nothing was sent.
            throw new NotRecordedException(
                    (url == null ? "a process has the data directory open, and " : "") + door + " can't be reached ("
                            + e + "); name the service's address with --url",
                    e);
        } catch (IOException e) {
            throw unknown(code, digest, door + " gave no answer (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(code, digest, "it was interrupted before " + door + " answered", e);
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
        body.put("independent", audit.independent());
        body.put("reportSha256", audit.reportSha256());
        body.put("verifierKey", audit.verifierKey());
        body.put("occurredOn", String.valueOf(audit.occurredOn()));
        return body;
    }

    private static IllegalStateException unknown(String code, String digest, String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "whether the audit was recorded is not known, so the report stays; as an auditor, look with"
                        + " GET /v1/events?type=audit-performed for audit/" + code + " with reportSha256 " + digest
                        + ": when it is not there, the report does not count, so audit again. Why: " + why,
                cause);
    }
}
