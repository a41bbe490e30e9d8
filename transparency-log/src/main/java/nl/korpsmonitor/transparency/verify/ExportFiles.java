package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of an export in a folder. */
record ExportFiles(Path folder) implements LogFiles {

    @Override
    public Content read(String path, int maxBytes) {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            return Content.MISSING;
        }
        // A pipe or a device could go on for ever.
        if (!Files.isRegularFile(file)) {
            return Content.unreadable("is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes ? Content.tooLong(maxBytes) : Content.of(bytes);
        } catch (IOException e) {
            return Content.unreadable("can't be read: " + e);
        }
    }

    @Override
    public String where(String path) {
        return path;
    }
}
