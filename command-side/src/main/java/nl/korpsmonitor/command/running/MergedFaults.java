package nl.korpsmonitor.command.running;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;

/** Names what could not be read together with what the decision found wrong in the rest. */
final class MergedFaults {
    private MergedFaults() {}

    /** A field that could not be read is missing for the decision: what that says of it, or of a part of it, is left out. */
    static InvalidInputException of(List<FieldFault> unread, List<FieldFault> decided) {
        List<FieldFault> merged = new ArrayList<>(unread);
        decided.stream()
                .filter(fault -> unread.stream().noneMatch(u -> related(u.field(), fault.field())))
                .forEach(merged::add);
        return new InvalidInputException(merged);
    }

    private static boolean related(String a, String b) {
        return a.equals(b) || holds(a, b) || holds(b, a);
    }

    private static boolean holds(String whole, String part) {
        return part.startsWith(whole + ".") || part.startsWith(whole + "[");
    }
}
