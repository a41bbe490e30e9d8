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

    /** The most connections that are open at a time; further ones wait to be accepted. */
    public static final int MAXIMUM_CONNECTIONS = 8_192;

    /** The most requests that are worked at at a time, followers of the feed not counted. */
    public static final int MAXIMUM_REQUESTS = 200;

    /**
     * How long a client may keep silent: before its next request, and within one while it sends its headers or its body; likewise while it takes nothing of an
     * answer. Nothing bounds how long a client takes that sends or takes a little now and then.
     */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private Limits() {}
}
