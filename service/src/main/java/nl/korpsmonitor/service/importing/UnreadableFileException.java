package nl.korpsmonitor.service.importing;

/** A file that can't be read at all. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportFault fault;

    UnreadableFileException(ImportFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    UnreadableFileException(ImportFault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    /** What is wrong with it. */
    ImportFault fault() {
        return fault;
    }
}
