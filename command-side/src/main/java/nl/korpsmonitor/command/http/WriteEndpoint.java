package nl.korpsmonitor.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.ActingUser;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.CommandResult;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.command.running.Idempotency;
import nl.korpsmonitor.command.running.RequestDigest;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * What all write endpoints share: a controller's method names the command's record and the subject of its path.
 * Honours {@code Idempotency-Key}, {@code If-Match} and {@code dryRun=true}. Problems are thrown as the exceptions of
 * {@link CommandRunner#run}; the service renders them. Safe for use by many threads.
 */
public final class WriteEndpoint {
    /** Stands on an answer that repeats an earlier one. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** Stands in for a subject whose path can't be read, while the rest of the request is checked. */
    private static final Subject NO_SUBJECT = Subject.LEDGER;

    private final CommandReader reader;
    private final CommandRunner runner;
    private final RequestDigest digest;
    private final ActingUser user;

    /** @param digest of requests under an idempotency key */
    public WriteEndpoint(CommandReader reader, CommandRunner runner, RequestDigest digest, ActingUser user) {
        this.reader = reader;
        this.runner = runner;
        this.digest = digest;
        this.user = user;
    }

    /**
     * Takes one write.
     *
     * @param subject from the path, by {@link PathSubject}
     * @return 201 with a {@link WriteReceipt} and its ETag, or 200 with a {@link Rehearsal}
     * @throws IOException when the sender breaks off
     */
    public ResponseEntity<Object> accept(
            HttpServletRequest request, Class<? extends Command> type, Supplier<Subject> subject) throws IOException {
        byte[] body = request.getInputStream().readNBytes(CommandReader.MAXIMUM_BYTES + 1);
        Faults faults = new Faults();
        Subject about = faults.collect(subject, NO_SUBJECT);
        boolean rehearsal = faults.collect(() -> dryRun(request.getParameter("dryRun")), false);
        CommandInput input = reader.read(type, about, body);
        Command command = input.command();
        Idempotency idempotency =
                faults.collectOptional(() -> idempotency(request.getHeader(Idempotency.FIELD), command, body));
        CommandContext context = new CommandContext(
                user.actorFor(command),
                idempotency,
                faults.collectOptional(() -> IfMatchHeader.read(request.getHeader("If-Match"))));
        if (!faults.none()) {
            faults.addAll(input.faults());
            faults.orThrow();
        }
        if (rehearsal) {
            runner.rehearse(input, context);
            return ResponseEntity.ok(new Rehearsal(true));
        }
        return created(runner.run(input, context));
    }

    private @Nullable Idempotency idempotency(@Nullable String key, Command command, byte[] body) {
        return key == null
                ? null
                : new Idempotency(
                        key,
                        digest.of(CommandCatalogue.entry(command.getClass()).name(), command.subject(), body));
    }

    private static boolean dryRun(@Nullable String parameter) {
        if (parameter != null && !parameter.equals("true") && !parameter.equals("false")) {
            throw new InvalidInputException("dryRun", "is true or false");
        }
        return "true".equals(parameter);
    }

    private static ResponseEntity<Object> created(CommandResult result) {
        WriteReceipt receipt = WriteReceipt.of(result.receipt());
        ResponseEntity.BodyBuilder answer = ResponseEntity.created(URI.create(WriteReceipt.eventPath(result.receipt())))
                .eTag(IfMatchHeader.tag(receipt.seq()));
        if (result.replayed()) {
            answer.header(REPLAYED, "true");
        }
        return answer.body(receipt);
    }
}
