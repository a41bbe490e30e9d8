package nl.korpsmonitor.service.http;

/** What is answered and logged when a store fails: a database that elects another primary, a disk that is full. */
public final class StoreFailures {
    /** When to try again, in seconds: an election takes about so long. */
    public static final int RETRY_AFTER_SECONDS = 5;

    /** The answer. It tells nothing of what the store said, which may name hosts and files. */
    public static final Problem PROBLEM = Problem.of(
            503,
            "What this service stores can't be read or written at the moment. Try again. Repeat a write under the same"
                    + " Idempotency-Key, so that it is recorded once.");

    private static final int MAXIMUM_DEPTH = 10;

    private StoreFailures() {}

    /** What failed, and what lay beneath it, on one line for the log: a stack trace would say no more. */
    public static String line(Throwable failure) {
        StringBuilder line = new StringBuilder(message(failure));
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MAXIMUM_DEPTH; depth++) {
            // Who wraps an exception often quotes it.
            if (line.indexOf(message(cause)) < 0) {
                line.append(": ").append(message(cause));
            }
            cause = cause.getCause();
        }
        return line.toString().strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    }
}
