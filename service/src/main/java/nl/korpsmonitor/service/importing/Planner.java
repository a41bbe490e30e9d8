package nl.korpsmonitor.service.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.command.actor.ActorCommand.ChangeActorRoles;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.CommandCatalogue;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.reading.CommandReader;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.Idempotency;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.RequestDigest;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.LedgerRoles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a file into commands, each with who gives it and under which key. For one file. */
final class Planner {
    private static final String FICTITIOUS = "fictitious";
    private static final String REGISTER_ACTOR = "register-actor";
    private static final String CHANGE_ROLES = "change-actor-roles";

    private final CommandCatalogue catalogue;
    private final CommandReader reader = new CommandReader();
    private final RequestDigest digest;
    private final Trail trail;
    private final Recorders recorders;
    private final LocalDate today;
    private final ContentKey keys = new ContentKey();
    private final Set<String> registered = new HashSet<>();
    private final List<PlannedRecord> planned = new ArrayList<>();
    private final List<ImportFault> faults = new ArrayList<>();

    /** @param today on which roles are recorded that the ledger did not know */
    Planner(CommandCatalogue catalogue, RequestDigest digest, Trail trail, Recorders recorders, LocalDate today) {
        this.catalogue = catalogue;
        this.digest = digest;
        this.trail = trail;
        this.recorders = recorders;
        this.today = today;
    }

    /**
     * What is to be done.
     *
     * @param records in the order of the file; whoever records is registered before the first record by it
     * @param faults records that are no commands, or that nobody may give; they are not among the records
     */
    record Plan(List<PlannedRecord> records, List<ImportFault> faults) {}

    Plan plan(ImportFile file) {
        for (ImportRecord entry : file.records()) {
            CommandCatalogue.Entry command = command(entry);
            if (command != null) {
                InventedActor invented =
                        entry.by() == null ? null : file.actors().get(entry.by());
                Actor actor = invented == null ? account(entry, command) : actor(entry, command, invented);
                if (actor != null) {
                    add(entry, command.type(), actor, fields(entry, command, file.fictitious()));
                }
            }
        }
        return new Plan(planned, faults);
    }

    private CommandCatalogue.@Nullable Entry command(ImportRecord entry) {
        Optional<CommandCatalogue.Entry> found = catalogue.find(entry.command());
        if (found.isEmpty()) {
            fault(
                    entry,
                    "command",
                    "there is no command '" + entry.command() + "'; there are "
                            + new TreeSet<>(catalogue.entries().stream()
                                    .map(CommandCatalogue.Entry::name)
                                    .toList()));
            return null;
        }
        if (!new Subject(entry.subject()).type().equals(found.get().subjectType())) {
            fault(
                    entry,
                    "subject",
                    entry.command() + " is about a subject that begins with "
                            + found.get().subjectType());
            return null;
        }
        return found.get();
    }

    private @Nullable Actor account(ImportRecord entry, CommandCatalogue.Entry command) {
        Optional<Recorders.Recorder> recorder = recorders.recorderFor(command);
        if (recorder.isEmpty()) {
            fault(
                    entry,
                    "command",
                    "none of the accounts that import may give " + command.name()
                            + "; give one with --as that has one of the roles " + command.roles());
            return null;
        }
        Account account = recorder.get().account();
        if (registered.add(account.pseudonym())) {
            makeKnown(entry, account);
        }
        return recorder.get().actor();
    }

    /** Before the first record by an account the ledger knows it, and the roles that it has now, as when the service starts. */
    private void makeKnown(ImportRecord entry, Account account) {
        Subject subject = Subject.actor(account.pseudonym());
        if (trail.lastSequence(subject) < 0) {
            register(entry.line(), account.pseudonym(), account.name(), account.roles(), account.organisation());
        } else if (!LedgerRoles.of(trail, subject).equals(account.roles())) {
            ImportRecord change = new ImportRecord(
                    entry.line(),
                    CHANGE_ROLES,
                    subject.id(),
                    null,
                    JsonNodeFactory.instance.objectNode(),
                    Map.of(),
                    Map.of());
            // Without a key: the same roles may come again. What was recorded is not planned again.
            planned.add(new PlannedRecord(
                    change,
                    CommandInput.of(new ChangeActorRoles(subject, account.roles(), PartialDate.of(today))),
                    CommandContext.of(recorders.system())));
        }
    }

    private @Nullable Actor actor(ImportRecord entry, CommandCatalogue.Entry command, InventedActor invented) {
        Optional<Role> role =
                command.roles().stream().filter(invented.roles()::contains).findFirst();
        if (role.isEmpty()) {
            fault(
                    entry,
                    "by",
                    invented.key() + " may not give " + command.name() + ", which needs one of the roles "
                            + command.roles());
            return null;
        }
        String pseudonym = ContentKey.pseudonym(invented);
        if (registered.add(pseudonym)) {
            String name = "(fictitious) " + invented.name();
            register(invented.line(), pseudonym, name, invented.roles(), invented.organisation());
        }
        return new Actor(pseudonym, role.get(), invented.organisation());
    }

    private void register(int line, String pseudonym, String name, Set<Role> mayActAs, @Nullable String organisation) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("name", name);
        ArrayNode roles = fields.putArray("roles");
        new TreeSet<>(mayActAs).forEach(role -> roles.add(role.name()));
        if (organisation != null) {
            fields.put("organisation", organisation);
        }
        fields.put("occurredOn", PartialDate.UNKNOWN.text());
        String subject = Subject.actor(pseudonym).id();
        ImportRecord entry = new ImportRecord(line, REGISTER_ACTOR, subject, null, fields, Map.of(), Map.of());
        catalogue.find(REGISTER_ACTOR).ifPresent(command -> add(entry, command.type(), recorders.system(), fields));
    }

    /** The record's fields; what a fictitious file makes is marked so, wherever a command can say it. */
    private ObjectNode fields(ImportRecord entry, CommandCatalogue.Entry command, @Nullable Boolean fictitious) {
        ObjectNode fields = entry.fields().deepCopy();
        boolean canSay = Arrays.stream(command.type().getRecordComponents())
                .anyMatch(component -> component.getName().equals(FICTITIOUS));
        if (canSay && fictitious != null) {
            if (fields.has(FICTITIOUS) && fields.get(FICTITIOUS).asBoolean(!fictitious) != fictitious) {
                fault(entry, FICTITIOUS, "contradicts what the file says of itself");
            }
            fields.put(FICTITIOUS, fictitious.booleanValue());
        }
        return fields;
    }

    private void add(ImportRecord entry, Class<? extends Command> type, Actor actor, ObjectNode fields) {
        Subject subject = new Subject(entry.subject());
        byte[] canonical = ContentKey.canonical(fields);
        CommandInput input = reader.read(type, subject, fields);
        Idempotency idempotency =
                new Idempotency(keys.of(entry.command(), subject, canonical), digest.of(request(entry, canonical)));
        planned.add(new PlannedRecord(entry, input, new CommandContext(actor, idempotency, null)));
    }

    private static byte[] request(ImportRecord entry, byte[] canonical) {
        byte[] head = (entry.command() + "\n" + entry.subject() + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + canonical.length)
                .put(head)
                .put(canonical)
                .array();
    }

    private void fault(ImportRecord entry, String field, String message) {
        faults.add(new ImportFault(entry.lineOf(field), field, message));
    }
}
