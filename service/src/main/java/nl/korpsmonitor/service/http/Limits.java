package nl.korpsmonitor.service.http;

import java.time.Duration;
import nl.korpsmonitor.command.reading.CommandReader;

/** What one request may cost. */
public final class Limits {
    /** The most bytes of a request's body. */
    public static final int MAXIMUM_BODY_BYTES = CommandReader.MAXIMUM_BYTES;

    /** The most bytes of a request line with all its headers. */
    public static final int MAXIMUM_HEADER_BYTES = 16 << 10;

    /** The most headers of a request. */
    public static final int MAXIMUM_HEADERS = 100;

    /** The most query parameters of a request. */
    public static final int MAXIMUM_PARAMETERS = 100;

    /** How long a client may take to send its request line and headers, or the next piece of its body. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private Limits() {}
}
