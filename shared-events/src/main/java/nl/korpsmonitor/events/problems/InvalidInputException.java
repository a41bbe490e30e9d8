package nl.korpsmonitor.events.problems;

import java.util.List;
import java.util.stream.Collectors;

/** The input can't be accepted as it is; HTTP 400. Nothing was changed. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldFault> faults;

    /** @param faults every fault found, one at least */
    public InvalidInputException(List<FieldFault> faults) {
        super(faults.stream().map(f -> f.field() + ": " + f.message()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** A single fault. */
    public InvalidInputException(String field, String message) {
        this(List.of(new FieldFault(field, message)));
    }

    /** Every fault found, one at least. */
    public List<FieldFault> faults() {
        return faults;
    }
}
