package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bag (RFC 8493) in a ZIP with one folder, by their names below it. Nothing is unpacked. What another program could unpack elsewhere, or twice, is
 * no file of it and a fault. For one thread.
 */
final class ZippedBag implements LogFiles, DossierFiles, AutoCloseable {

    /** The most files in it. */
    static final int MAX_FILES = 200_000;

    /** The most bytes that are read of it, however much the ZIP says that it holds. */
    static final long MAX_BYTES = 4L * 1024 * 1024 * 1024;

    /** No name that is special anywhere; {@code .} and {@code ..} are none. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    private static final int BUFFER = 64 * 1024;

    private final ZipFile zip;
    private final String where;
    private final SortedMap<String, ZipEntry> files = new TreeMap<>();
    private long left;

    private ZippedBag(ZipFile zip, String where, long maxBytes) {
        this.zip = zip;
        this.where = where;
        this.left = maxBytes;
    }

    /**
     * Opens it.
     *
     * @param argument as the person knows it, for messages
     * @param report takes what is wrong with names
     * @throws BadInputException when it is no ZIP, or holds more files than a bag can
     */
    static ZippedBag open(String argument, Path file, ReportBuilder report) {
        return open(argument, file, report, MAX_BYTES);
    }

    /** @param maxBytes the most that is read of it, in all */
    static ZippedBag open(String argument, Path file, ReportBuilder report, long maxBytes) {
        // A pipe or a device could go on for ever.
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(argument + ": " + file + " is no file. Give the path of an existing file");
        }
        try {
            ZippedBag bag = new ZippedBag(new ZipFile(file.toFile()), file.toString(), maxBytes);
            if (bag.zip.size() > MAX_FILES) {
                bag.close();
                throw new BadInputException(argument + ": " + file + " holds more than " + MAX_FILES
                        + " files, so it is something else. Give another file");
            }
            bag.list(report);
            return bag;
        } catch (IOException e) {
            throw new BadInputException(
                    argument + ": " + file + " can't be read as a ZIP (" + e + "). Give a dossier, whole", e);
        }
    }

    private void list(ReportBuilder report) {
        String folder = null;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!NAME.matcher(name).matches()) {
                report.add(Finding.of(
                        "file-name", where, "It holds a name that no dossier has: '" + Printable.of(name) + "'"));
                continue;
            }
            int slash = name.indexOf('/');
            if (folder == null) {
                folder = name.substring(0, slash);
            }
            if (!name.startsWith(folder + "/")) {
                report.add(Finding.of("file-name", where, "It holds more than one folder: " + name));
            } else if (files.put(name.substring(slash + 1), entry) != null) {
                report.add(Finding.of("file-name", where, "It holds two files of one name: " + name));
            }
        }
    }

    /** All files, by their names below the folder. */
    SortedMap<String, ZipEntry> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    @Override
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    @Override
    public byte @Nullable [] bytes(String name, int maxBytes) {
        Content content = read(name, maxBytes);
        return content.present() ? content.bytes() : null;
    }

    @Override
    public Content read(String path, int maxBytes) {
        ZipEntry entry = files.get(path);
        if (entry == null) {
            return Content.MISSING;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            int most = (int) Math.min(maxBytes, left);
            byte[] bytes = in.readNBytes(most + 1);
            left = Math.max(0, left - bytes.length);
            if (bytes.length <= most) {
                return Content.of(bytes);
            }
            return most < maxBytes
                    ? Content.unreadable("is not read, as what was read before it is too much already")
                    : Content.tooLong(maxBytes);
        } catch (IOException e) {
            return Content.unreadable("can't be read: " + e);
        }
    }

    /**
     * The SHA-256 of a file that is there.
     *
     * @return null when it can't be read, or what was read before it is too much already
     */
    @Nullable
    Hash sha256(String path) {
        try (InputStream in = zip.getInputStream(files.get(path))) {
            MessageDigest digest = Hash.newSha256();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > left) {
                    left = 0;
                    return null;
                }
                left -= read;
                digest.update(buffer, 0, read);
            }
            return Hash.of(digest.digest());
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String where(String path) {
        return where + ", " + path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
