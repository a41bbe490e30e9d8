package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export in a folder. Symbolic links below it are not followed: what they lead to is no part of the export, and is not there when somebody
 * else gets it.
 *
 * @param folder a real path
 */
record ExportFiles(Path folder) implements LogFiles {

    /** What is said of a symbolic link, in words that continue 'the file ...'. */
    static final String LINK = "is a symbolic link, which is not followed";

    /** Where a path of the export is; to be read only when {@link #obstacle} has none. */
    Path file(String path) {
        return folder.resolve(path);
    }

    /** Whether the path, or a folder on the way to it, is a symbolic link. */
    boolean linked(String path) {
        Path at = folder;
        for (Path name : folder.relativize(file(path))) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                return true;
            }
        }
        return false;
    }

    /** Why there is no file to be read at a path; null when there is one. */
    @Nullable
    Content obstacle(String path) {
        if (linked(path)) {
            return Content.unreadable(LINK);
        }
        Path file = file(path);
        if (!Files.exists(file)) {
            return Content.MISSING;
        }
        // A pipe or a device could go on for ever.
        return Files.isRegularFile(file) ? null : Content.unreadable("is no regular file");
    }

    @Override
    public Content read(String path, int maxBytes) {
        Content obstacle = obstacle(path);
        if (obstacle != null) {
            return obstacle;
        }
        try (InputStream in = Files.newInputStream(file(path))) {
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
