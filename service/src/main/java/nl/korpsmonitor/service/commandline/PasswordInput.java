package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.korpsmonitor.events.problems.InvalidInputException;

/** Reads a password. From standard input only: arguments can be seen by everybody on the machine, and stay in the shell's history. */
final class PasswordInput {
    private static final int MAXIMUM_INPUT_BYTES = 4_096;

    private PasswordInput() {}

    /** The first line of standard input; empty when there is none. */
    static String firstLine() {
        return firstLine(System.in);
    }

    private static String firstLine(InputStream input) {
        try {
            byte[] bytes = input.readNBytes(MAXIMUM_INPUT_BYTES);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.lines().findFirst().orElse("");
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("password", "must be UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("standard input can't be read", e);
        }
    }
}
