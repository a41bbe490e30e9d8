package nl.korpsmonitor.service.auditing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of use: one JSON object a line, in the data directory, on standard output, or both. A line that can't be written goes to the program's own log as an
 * error and is counted; the work goes on. Safe for use by many threads.
 */
public final class UseLog implements AutoCloseable {
    /** The setting that says where it goes; a {@link UseLogTarget}. */
    public static final String SETTING = "korpsmonitor.audit";

    /** The folder of its files within a data directory. */
    public static final String FOLDER = "audit";

    /** Its entries, for whoever collects standard output; see logback.xml. */
    static final String LOGGER = "audit";

    private static final Logger LOG = LoggerFactory.getLogger(UseLog.class);
    private static final Logger OUTPUT = LoggerFactory.getLogger(LOGGER);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final @Nullable UseFile file;
    private final boolean output;
    private final Clock clock;
    private final String node;
    private final Repeats repeats;
    private final AtomicLong failures = new AtomicLong();

    UseLog(@Nullable UseFile file, boolean output, Clock clock, Ticker ticker) {
        this.file = file;
        this.output = output;
        this.clock = clock;
        this.node = hostName() + "/" + ProcessHandle.current().pid();
        this.repeats = new Repeats(ticker, this::write);
    }

    /** The log of a data directory. */
    public static UseLog in(Path dataDirectory, UseLogTarget target, Clock clock) {
        UseFile file = target == UseLogTarget.OUTPUT ? null : new UseFile(dataDirectory, clock, UseFile.MAXIMUM_BYTES);
        return new UseLog(file, target != UseLogTarget.FILE, clock, Ticker.systemTicker());
    }

    /** Writes an entry, with the trace of the present thread; of many alike in a minute only how many there were. Throws nothing. */
    public void record(UseEntry entry) {
        if (repeats.isNew(entry)) {
            write(entry);
        }
    }

    /** How many entries could not be written since the process began. */
    public long failures() {
        return failures.get();
    }

    private void write(UseEntry entry) {
        Instant now = clock.instant();
        String line = line(now, entry);
        if (output) {
            OUTPUT.info(line);
        }
        if (file == null) {
            return;
        }
        try {
            List<String> removed = file.append(line);
            for (String name : removed) {
                LOG.warn("the log of use is full: its oldest file, {}, was removed", name);
                UseEntry gone = UseEntry.ofService("remove oldest file of the log of use", Map.of("file", name));
                file.append(line(now, gone));
            }
        } catch (IOException | RuntimeException e) {
            failures.incrementAndGet();
            LOG.error("the log of use can't be written ({}); this is missing there: {}", e.toString(), line);
        }
    }

    private String line(Instant now, UseEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", TIME.format(now));
        fields.put("action", entry.action());
        fields.put("object", entry.object());
        fields.put("result", entry.result().label());
        fields.put("origin", entry.origin());
        fields.put("node", node);
        fields.put("actor", entry.actor());
        putTrace(fields, "trace", "traceId");
        putTrace(fields, "span", "spanId");
        if (!entry.details().isEmpty()) {
            fields.put("details", entry.details());
        }
        return MAPPER.writeValueAsString(fields);
    }

    private static void putTrace(Map<String, Object> fields, String name, String key) {
        String id = MDC.get(key);
        if (id != null && !id.isEmpty()) {
            fields.put(name, id);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return UseEntry.UNKNOWN;
        }
    }

    /** Writes what was only counted so far. */
    @Override
    public void close() {
        repeats.end();
    }
}
