package nl.korpsmonitor.ledger.mongodb;

import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.NewEntry;
import nl.korpsmonitor.transparency.Hash;

/**
 * The texts that a block is indexed by. One index of its own would be needed for each of its fields otherwise, and MongoDB allows no index on fields of two
 * arrays.
 */
final class Keys {
    private Keys() {}

    /** Of an event: no other has its id. */
    static String event(String id) {
        return "event " + id;
    }

    /** Of an event's place in its subject. */
    static String sequence(String subject, long sequence) {
        return "sequence " + sequence + " " + subject;
    }

    /** Of a command with an idempotency key. */
    static String command(Hash key) {
        return "command " + key.hex();
    }

    /** Of all entries about exactly this subject. */
    static String subject(String subject) {
        return "subject " + subject;
    }

    /** Of all entries about this subject or one below it. */
    static String prefix(String prefix) {
        return "prefix " + prefix;
    }

    static String type(String type) {
        return "type " + type;
    }

    static String actor(String actor) {
        return "actor " + actor;
    }

    static void addUnique(NewEntry entry, Set<String> keys) {
        keys.add(event(entry.id()));
        if (entry.subject() != null) {
            keys.add(sequence(entry.subject(), entry.sequence()));
        }
    }

    static void addUnique(CommandRecord command, Set<String> keys) {
        keys.add(command(command.key()));
    }

    static void addSearched(NewEntry entry, Set<String> keys) {
        keys.add(type(entry.type()));
        if (entry.actor() != null) {
            keys.add(actor(entry.actor()));
        }
        if (entry.subject() != null) {
            keys.add(subject(entry.subject()));
            keys.addAll(prefixes(entry.subject()));
        }
    }

    private static Set<String> prefixes(String subject) {
        Set<String> prefixes = new TreeSet<>();
        prefixes.add(prefix(subject));
        for (int slash = subject.indexOf('/'); slash >= 0; slash = subject.indexOf('/', slash + 1)) {
            prefixes.add(prefix(subject.substring(0, slash)));
        }
        return prefixes;
    }
}
