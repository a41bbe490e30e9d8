package nl.korpsmonitor.query.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.standards.RowFormat;
import nl.korpsmonitor.query.standards.RowFormat.Rows;
import nl.korpsmonitor.query.state.BrokenOffException;
import nl.korpsmonitor.query.state.TooManyStreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Sends answers of any length, a page at a time: what one page holds is sent before the next is read, so that memory does not grow with the answer. It is sent on
 * the request's own thread; a client that goes away ends it. Safe for use by many threads.
 */
public final class Streams {
    /** The most answers that are sent at a time: a client that reads slowly holds a thread. */
    static final int MAXIMUM = 16;

    /** The most of them that are sent to one caller. */
    static final int MAXIMUM_OF_CALLER = 4;

    /** How long one answer takes at most. */
    static final Duration LIFETIME = Duration.ofHours(1);

    /** The position of the last ledger entry that counts in the answer. */
    public static final String AS_OF = "As-Of-Position";

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final StreamPlaces places = new StreamPlaces(MAXIMUM, MAXIMUM_OF_CALLER);
    private final RequestCaller caller;

    /** @param caller tells apart who asks */
    public Streams(RequestCaller caller) {
        this.caller = caller;
    }

    /**
     * What is sent.
     *
     * @param mediaType with its charset, where it has one
     * @param fileName under which a browser keeps it
     * @param position of the last ledger entry that counts in it
     * @param pages of rows; the first is read before anything is sent, so that what is wrong can still be told
     */
    public record Answer<T>(String mediaType, String fileName, long position, Pages<T> pages, RowFormat<T> format) {}

    /**
     * Sends it whole; to a HEAD request only its headers.
     *
     * @throws TooManyStreamsException when all places are taken, or the caller's
     * @throws BrokenOffException when it fails after its first part was sent
     */
    public <T> void send(HttpServletRequest request, HttpServletResponse response, Answer<T> answer) {
        Runnable leave = places.take(caller.of(request));
        try {
            List<T> first = answer.pages().next();
            // It would keep the whole answer for its digest.
            ShallowEtagHeaderFilter.disableContentCaching(request);
            response.setContentType(answer.mediaType());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + answer.fileName() + "\"");
            response.setHeader(AS_OF, String.valueOf(answer.position()));
            if (!request.getMethod().equals("HEAD")) {
                write(response, answer, first);
            }
        } finally {
            leave.run();
        }
    }

    /** Opens what is sent. */
    public interface Source {
        /** @throws IOException when it can't be read */
        InputStream open() throws IOException;
    }

    /**
     * Sends the bytes of a file, to be saved and never shown by a browser; to a HEAD request only the headers.
     *
     * @param mediaType that it is said to have; nothing was checked
     * @param size in bytes
     * @param source read to its end
     * @throws TooManyStreamsException when all places are taken, or the caller's
     * @throws IllegalStateException when it can't be opened
     * @throws BrokenOffException when it can't be read to its end; then its last part is not sent, so that a source which is judged at its end never looks whole
     */
    public void sendFile(
            HttpServletRequest request,
            HttpServletResponse response,
            String mediaType,
            String fileName,
            long size,
            Source source) {
        Runnable leave = places.take(caller.of(request));
        try (InputStream bytes = source.open()) {
            ShallowEtagHeaderFilter.disableContentCaching(request);
            response.setContentType(mediaType);
            response.setContentLengthLong(size);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
            // Whatever is in it, it gets nothing of our pages.
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
            if (!request.getMethod().equals("HEAD")) {
                transfer(bytes, response);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a file can't be read: " + e.getMessage(), e);
        } finally {
            leave.run();
        }
    }

    private static void transfer(InputStream bytes, HttpServletResponse response) {
        long end = System.nanoTime() + LIFETIME.toNanos();
        byte[] held = new byte[BUFFER_BYTES];
        byte[] next = new byte[BUFFER_BYTES];
        try {
            OutputStream out = response.getOutputStream();
            for (int count = read(bytes, held); count >= 0; ) {
                // Only with the end of a file is it known whether it is the one that was stored, so its last part waits
                // for that.
                int following = read(bytes, next);
                out.write(held, 0, count);
                byte[] written = held;
                held = next;
                next = written;
                count = following;
                if (System.nanoTime() - end > 0) {
                    throw new BrokenOffException(new IllegalStateException("it takes longer than " + LIFETIME));
                }
            }
            out.flush();
        } catch (IOException e) {
            LOG.debug("Who asked for a file went away", e);
        }
    }

    private static int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            LOG.error("A file could not be sent to its end", e);
            throw new BrokenOffException(new IllegalStateException("a file can't be read: " + e.getMessage(), e));
        }
    }

    private static <T> void write(HttpServletResponse response, Answer<T> answer, @Nullable List<T> first) {
        long end = System.nanoTime() + LIFETIME.toNanos();
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            Rows<T> rows = answer.format().begin(out);
            for (List<T> page = first; page != null; page = answer.pages().next()) {
                for (T row : page) {
                    rows.write(row);
                }
                out.flush();
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("it takes longer than " + LIFETIME);
                }
            }
            out.flush();
        } catch (IOException e) {
            LOG.debug("Who asked for a whole table went away", e);
        } catch (RuntimeException e) {
            LOG.error("A whole table could not be sent to its end", e);
            throw new BrokenOffException(e);
        }
    }
}
