package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads lines that end with a line feed, each within a bound, in constant memory. Not thread-safe. */
final class LineReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int FIRST_LINE_BYTES = 4 * 1024;

    /** What {@link #next()} says of the line that it read. */
    enum Line {
        /** A whole line. */
        READ,
        /** The line is longer than allowed; the file was read up to its end, and what the line holds is not kept. */
        TOO_LONG,
        /** The file ends without a line feed. */
        CUT_OFF,
        /** There is no more. */
        END
    }

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private int length;
    private int position;
    private int limit;

    /** Takes over the stream. */
    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Goes to the next line.
     *
     * @throws UncheckedIOException when the file can't be read
     */
    Line next() {
        length = 0;
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            tooLong |= !append(end - position);
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete) {
                return tooLong ? Line.TOO_LONG : Line.READ;
            }
        }
        return any ? Line.CUT_OFF : Line.END;
    }

    /** The bytes in which the line stands, from 0; valid until the next call of {@link #next()}. */
    byte[] line() {
        return line;
    }

    /** The number of bytes of the line, without its line feed. */
    int length() {
        return length;
    }

    /** A copy of the line. */
    byte[] copy() {
        return Arrays.copyOf(line, length);
    }

    private boolean append(int count) {
        if (length + count > maxLineBytes) {
            return false;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, position, line, length, count);
        length += count;
        return true;
    }

    private boolean fill() {
        if (position < limit) {
            return true;
        }
        try {
            position = 0;
            limit = in.read(buffer, 0, buffer.length);
            return limit > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
