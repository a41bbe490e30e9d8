package nl.korpsmonitor.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.ActingUser;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.CommandResult;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.command.running.Idempotency;
import nl.korpsmonitor.command.running.IfMatch;
import nl.korpsmonitor.command.running.PreconditionFailedException;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.Receipt;
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

    private static final String DRY_RUN = "dryRun";

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
     * @param subject from the path
     * @return 201 with a {@link WriteReceipt} and its ETag, or 200 with a {@link Rehearsal}
     * @throws IOException when the sender breaks off
     */
    public ResponseEntity<Object> accept(HttpServletRequest request, Class<? extends Command> type, PathSubject subject)
            throws IOException {
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
            PathSubject subject,
            Map<String, String> pathFields)
            throws IOException {
        byte[] body = body(request);
        ObjectNode fields = reader.object(body);
        Faults faults = new Faults();
        List<String> known = new ArrayList<>(CommandReader.fieldNames(type));
        known.removeAll(pathFields.keySet());
        pathFields.forEach((name, value) -> {
            faults.check(!fields.has(name), name, "stands in the path and can't stand in the body");
            fields.put(name, value);
        });
        CommandInput input = reader.read(type, subject.subject(), fields, known);
        return take(request, input, subject, subject.subject() + " " + new TreeMap<>(pathFields), body, faults);
    }

    /**
     * Takes one write that takes long to prepare. A repeat under the same key prepares nothing, and answers what was answered.
     *
     * @param preparation of what is recorded, once the command is found right
     */
    public ResponseEntity<Object> accept(
            HttpServletRequest request, Class<? extends Command> type, PathSubject subject, Preparation preparation)
            throws IOException {
        byte[] body = body(request);
        CommandInput input = reader.read(type, subject.subject(), reader.object(body));
        Write write = read(request, input, subject, subject.subject() + " " + Map.of(), body, Set.of(), new Faults());
        return prepared(write, preparation);
    }

    /**
     * Takes a write that makes a new subject, which a field of the body names.
     *
     * @param nameField that field: text, or a whole number
     * @param subject makes the subject of it
     */
    public ResponseEntity<Object> acceptNamed(
            HttpServletRequest request,
            Class<? extends Command> type,
            String nameField,
            Function<String, PathSubject> subject)
            throws IOException {
        byte[] body = body(request);
        ObjectNode fields = reader.object(body);
        Faults faults = new Faults();
        JsonNode name = fields.remove(nameField);
        boolean named = name != null && (name.isString() || name.isIntegralNumber());
        faults.check(named, nameField, name == null ? "is required" : "must be text or a whole number");
        PathSubject about = subject.apply(named ? name.asString() : "");
        List<String> known = new ArrayList<>(CommandReader.fieldNames(type));
        known.add(0, nameField);
        CommandInput input = reader.read(type, about.subject(), fields, known);
        return take(request, input, about, about.subject().id(), body, faults);
    }

    /** What is to be made durable before the command is recorded. */
    public interface Keeping {
        /** @throws IOException when that fails; then nothing is recorded */
        void keep() throws IOException;
    }

    /**
     * Makes sure that the sender may give such a command, before what it is made of is read.
     *
     * @return as whom he would give it
     * @throws ForbiddenException when he may not
     */
    public Actor requireAllowed(Command command) {
        return user.actorFor(command);
    }

    /**
     * Takes a write whose body is not a command's fields.
     *
     * @param command made of what was sent
     * @param parameters of the query that were read, beside {@code dryRun}
     * @param sent tells what was sent from anything else that could have been, for the idempotency key
     * @param faults found so far
     * @param keeping done once it is known that the command would be recorded, and not when it was before
     * @throws IOException of the keeping
     */
    public ResponseEntity<Object> acceptMade(
            HttpServletRequest request,
            Command command,
            PathSubject subject,
            Set<String> parameters,
            String sent,
            Faults faults,
            Keeping keeping)
            throws IOException {
        Write write = read(
                request,
                CommandInput.of(command),
                subject,
                subject.subject().id(),
                sent.getBytes(StandardCharsets.UTF_8),
                parameters,
                faults);
        if (write.rehearsal()) {
            return rehearsed(write);
        }
        Optional<CommandResult> earlier = runner.earlier(command, write.context());
        if (earlier.isPresent()) {
            return created(earlier.get());
        }
        runner.rehearse(write.input(), write.context());
        keeping.keep();
        return created(runner.run(write.input(), write.context()));
    }

    /**
     * Whether a request asks only what would be.
     *
     * @throws InvalidInputException when it says that in no way that is known
     */
    public static boolean isRehearsal(HttpServletRequest request) {
        String @Nullable [] values = request.getParameterValues(DRY_RUN);
        if (values == null) {
            return false;
        }
        if (values.length != 1 || !(values[0].equals("true") || values[0].equals("false"))) {
            throw new InvalidInputException(DRY_RUN, "is true or false, and given once");
        }
        return values[0].equals("true");
    }

    /** The answer that an earlier write of the same got, given again. */
    public ResponseEntity<Object> repeated(Receipt earlier) {
        return created(new CommandResult(earlier, true));
    }

    private ResponseEntity<Object> take(
            HttpServletRequest request,
            CommandInput input,
            PathSubject subject,
            String target,
            byte[] body,
            Faults faults) {
        Write write = read(request, input, subject, target, body, Set.of(), faults);
        return write.rehearsal() ? rehearsed(write) : created(runner.run(write.input(), write.context()));
    }

    /** A write as it was sent, with nothing wrong in its form. */
    private record Write(CommandInput input, CommandContext context, boolean rehearsal) {}

    private ResponseEntity<Object> rehearsed(Write write) {
        return ResponseEntity.ok(new Rehearsal(true, runner.rehearse(write.input(), write.context())));
    }

    private Write read(
            HttpServletRequest request,
            CommandInput input,
            PathSubject subject,
            String target,
            byte[] body,
            Set<String> parameters,
            Faults faults) {
        Command command = input.command();
        faults.addAll(subject.faults());
        // Else a misspelt rehearsal would be recorded.
        Set<String> others = new TreeSet<>(request.getParameterMap().keySet());
        others.removeAll(parameters);
        others.remove(DRY_RUN);
        faults.check(
                others.isEmpty(),
                "query",
                "a write takes no other parameter than " + DRY_RUN
                        + (parameters.isEmpty() ? "" : " and " + String.join(", ", new TreeSet<>(parameters))));
        boolean rehearsal = faults.collect(() -> isRehearsal(request), false);
        Idempotency idempotency = faults.collectOptional(() -> idempotency(request, command, target, body));
        IfMatch ifMatch = faults.collectOptional(() -> IfMatchHeader.read(request.getHeader("If-Match")));
        CommandContext context = new CommandContext(user.actorFor(command), idempotency, ifMatch);
        if (!faults.none()) {
            faults.addAll(input.faults());
            rejectWithAll(new CommandInput(command, faults.all()), context.actor(), subject);
        }
        return new Write(input, context, rehearsal);
    }

    private ResponseEntity<Object> prepared(Write write, Preparation preparation) {
        CommandInput asked = write.input();
        CommandContext context = write.context();
        boolean rehearsal = write.rehearsal();
        Optional<CommandResult> earlier = rehearsal ? Optional.empty() : runner.earlier(asked.command(), context);
        if (earlier.isPresent()) {
            return created(earlier.get());
        }
        runner.rehearse(asked, context);
        Preparation.Prepared prepared = preparation.prepare(asked.command(), rehearsal);
        CommandInput input = CommandInput.of(prepared.command());
        CommandContext pinned =
                new CommandContext(context.actor(), context.idempotency(), new IfMatch(prepared.sequence()));
        try {
            return rehearsal
                    ? ResponseEntity.ok(new Rehearsal(true, runner.rehearse(input, pinned)))
                    : created(runner.run(input, pinned));
        } catch (PreconditionFailedException e) {
            // The state that the sender named was there when it was begun.
            throw prepared.changed().get();
        }
    }

    /** Has the command decided as far as it could be read, so that the sender hears of every wrong field at once. */
    private void rejectWithAll(CommandInput faulty, Actor actor, PathSubject subject) {
        try {
            runner.rehearse(faulty, new CommandContext(actor, null, null));
        } catch (ForbiddenException e) {
            // What the actor may not do to a stand-in says nothing.
            if (subject.faults().isEmpty()) {
                throw e;
            }
        }
        throw new InvalidInputException(faulty.faults());
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        // One byte more than is allowed, so that the reader sees that it is too large; never the whole of it.
        return request.getInputStream().readNBytes(CommandReader.MAXIMUM_BYTES + 1);
    }

    private @Nullable Idempotency idempotency(HttpServletRequest request, Command command, String target, byte[] body) {
        String key = request.getHeader(Idempotency.FIELD);
        String name = CommandCatalogue.entry(command.getClass()).name();
        return key == null ? null : Idempotency.of(key, digest, name, target, request.getHeader("If-Match"), body);
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
