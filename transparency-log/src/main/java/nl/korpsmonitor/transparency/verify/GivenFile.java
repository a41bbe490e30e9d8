package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that a person names on the command line. */
final class GivenFile {

    private GivenFile() {}

    /**
     * The file's bytes.
     *
     * @param argument as the person knows it, for the message
     * @throws BadInputException when there is no such file, it can't be read, or it is longer
     */
    static byte[] read(String argument, Path file, int maxBytes) {
        // A pipe or a device could go on for ever.
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(argument + ": " + file + " is no file. Give the path of an existing file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new BadInputException(argument + ": " + file + " is longer than " + maxBytes
                        + " bytes, so it is something else. Give another file");
            }
            return bytes;
        } catch (IOException e) {
            throw new BadInputException(
                    argument + ": " + file + " can't be read (" + e + "). Make it readable for yourself", e);
        }
    }
}
