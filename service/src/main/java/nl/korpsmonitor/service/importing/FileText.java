package nl.korpsmonitor.service.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.events.problems.InvalidInputException;

/** The text of a file, within bounds, and only when it is UTF-8. */
public final class FileText {
    /** The largest file, in bytes. It is read whole, so that every fault is known before anything is recorded. */
    public static final int MAXIMUM_BYTES = 64 * 1024 * 1024;

    private static final String FIELD = "FILE";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FileText() {}

    /**
     * The text, without the byte order mark that spreadsheets put in front.
     *
     * @throws InvalidInputException when it is too large or no UTF-8; names the line
     */
    public static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
        if (bytes.length > MAXIMUM_BYTES) {
            throw new InvalidInputException(
                    FIELD, "is larger than " + MAXIMUM_BYTES / 1024 / 1024 + " MiB; split it between subjects");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    FIELD,
                    "line " + lineOfFirstBadByte(bytes)
                            + " holds bytes that are no UTF-8; save it as UTF-8 (Excel: 'CSV UTF-8')");
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int lineOfFirstBadByte(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
