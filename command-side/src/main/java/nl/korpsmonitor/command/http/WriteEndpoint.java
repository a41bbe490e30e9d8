package nl.korpsmonitor.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
import nl.korpsmonitor.command.running.IfMatch;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.RequestDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        return accept(request, type, subject, Map.of());
    }

    /**
     * Takes one write, some of whose fields stand in the path.
     *
     * @param pathFields those fields; the body can't have them
     */
    public ResponseEntity<Object> accept(
            HttpServletRequest request,
            Class<? extends Command> type,
            Supplier<Subject> subject,
            Map<String, String> pathFields)
            throws IOException {
        byte[] body = body(request);
        ObjectNode fields = reader.object(body);
        Faults faults = new Faults();
        Subject about = faults.collect(subject, NO_SUBJECT);
        pathFields.forEach((name, value) -> {
            faults.check(!fields.has(name), name, "stands in the path and can't stand in the body");
            fields.put(name, value);
        });
        return take(request, reader.read(type, about, fields), about + " " + new TreeMap<>(pathFields), body, faults);
    }

    /**
     * Takes a write that makes a new subject, which a field of the body names.
     *
     * @param nameField that field: text, or a whole number
     * @param subject makes the subject of it, by {@link PathSubject}
     */
    public ResponseEntity<Object> acceptNamed(
            HttpServletRequest request,
            Class<? extends Command> type,
            String nameField,
            Function<String, Subject> subject)
            throws IOException {
        byte[] body = body(request);
        ObjectNode fields = reader.object(body);
        Faults faults = new Faults();
        JsonNode name = fields.remove(nameField);
        boolean named = name != null && (name.isString() || name.isIntegralNumber());
        faults.check(named, nameField, name == null ? "is required" : "must be text or a whole number");
        Subject about = named ? faults.collect(() -> subject.apply(name.asString()), NO_SUBJECT) : NO_SUBJECT;
        return take(request, reader.read(type, about, fields), about.id(), body, faults);
    }

    private ResponseEntity<Object> take(
            HttpServletRequest request, CommandInput input, String target, byte[] body, Faults faults) {
        Command command = input.command();
        boolean rehearsal = faults.collect(() -> dryRun(request.getParameter("dryRun")), false);
        Idempotency idempotency =
                faults.collectOptional(() -> idempotency(request.getHeader(Idempotency.FIELD), command, target, body));
        IfMatch ifMatch = faults.collectOptional(() -> IfMatchHeader.read(request.getHeader("If-Match")));
        CommandContext context = new CommandContext(user.actorFor(command), idempotency, ifMatch);
        if (!faults.none()) {
            // Without knowing the subject nothing can be decided; what could not be read is told along.
            faults.addAll(input.faults());
            faults.orThrow();
        }
        if (rehearsal) {
            runner.rehearse(input, context);
            return ResponseEntity.ok(new Rehearsal(true));
        }
        return created(runner.run(input, context));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        // One byte more than is allowed, so that the reader sees that it is too large; never the whole of it.
        return request.getInputStream().readNBytes(CommandReader.MAXIMUM_BYTES + 1);
    }

    private @Nullable Idempotency idempotency(@Nullable String key, Command command, String target, byte[] body) {
        String name = CommandCatalogue.entry(command.getClass()).name();
        return key == null ? null : Idempotency.of(key, digest, name, target, body);
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
