package nl.korpsmonitor.command.deciding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Role;

/** All commands by name, for every door that takes them. Immutable. */
public final class CommandCatalogue {
    private final Map<String, Entry> byName = new TreeMap<>();

    /**
     * @param name as in {@link CommandName}
     * @param type the command's record
     * @param subjectType first segment of the subjects that it is about
     * @param roles who may give it, in order of preference
     */
    public record Entry(String name, Class<? extends Command> type, String subjectType, List<Role> roles) {
        public Entry {
            roles = List.copyOf(roles);
        }
    }

    /**
     * The catalogue of all commands listed in the given sealed interfaces.
     *
     * @throws IllegalArgumentException when an interface or record lacks its annotation, or a name occurs twice
     */
    public static CommandCatalogue of(List<Class<? extends Command>> sealedInterfaces) {
        CommandCatalogue catalogue = new CommandCatalogue();
        for (Class<? extends Command> sealed : sealedInterfaces) {
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                Entry entry = entry(permitted.asSubclass(Command.class));
                if (catalogue.byName.put(entry.name(), entry) != null) {
                    throw new IllegalArgumentException("two commands are named " + entry.name());
                }
            }
        }
        return catalogue;
    }

    /**
     * What is known of one command type.
     *
     * @throws IllegalArgumentException when it lacks its annotations
     */
    public static Entry entry(Class<? extends Command> type) {
        CommandName name = type.getAnnotation(CommandName.class);
        if (name == null || !type.isRecord() || name.roles().length == 0) {
            throw new IllegalArgumentException(type + " must be a record with a @CommandName and its roles");
        }
        return new Entry(name.value(), type, subjectType(type), new ArrayList<>(List.of(name.roles())));
    }

    /** The command of that name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The same without some commands. */
    public CommandCatalogue without(Set<String> names) {
        CommandCatalogue fewer = new CommandCatalogue();
        fewer.byName.putAll(byName);
        fewer.byName.keySet().removeAll(names);
        return fewer;
    }

    /** All commands, by name. */
    public Collection<Entry> entries() {
        return List.copyOf(byName.values());
    }

    private static String subjectType(Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            SubjectType subject = parent.getAnnotation(SubjectType.class);
            if (subject != null) {
                return subject.value();
            }
        }
        throw new IllegalArgumentException(type + " must implement an interface with a @SubjectType");
    }
}
