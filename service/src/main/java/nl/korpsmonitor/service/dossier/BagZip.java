package nl.korpsmonitor.service.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.korpsmonitor.transparency.Hash;

/**
 * Writes a bag (RFC 8493) as a ZIP with one folder. The same files always give the same bytes: in order of their names, with one time, and not compressed, since
 * what compresses differs from one version of Java to the next. For one thread.
 */
final class BagZip {
    /** The earliest time that a ZIP can name: it says nothing. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Names that mean the same everywhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final String DATA = "data/";

    private final String folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** @param folder the one that unpacking makes, of letters, digits, dots and hyphens */
    BagZip(String folder) {
        this.folder = require(folder);
    }

    /**
     * Adds a file to what is handed over.
     *
     * @param path below {@code data}, with slashes
     * @param bytes not copied
     * @throws IllegalArgumentException when the path is taken, or no plain name
     */
    BagZip put(String path, byte[] bytes) {
        if (files.put(DATA + require(path), bytes) != null) {
            throw new IllegalArgumentException("two files of a bag are named " + path);
        }
        return this;
    }

    /** Adds a text in UTF-8. */
    BagZip put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes it. The stream is not closed.
     *
     * @param about members of {@code bag-info.txt}, by their labels; one line each
     */
    void write(OutputStream out, SortedMap<String, String> about) throws IOException {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        long bytes = files.values().stream().mapToLong(file -> file.length).sum();
        SortedMap<String, String> info = new TreeMap<>(about);
        info.put("Payload-Oxum", bytes + "." + files.size());
        StringBuilder text = new StringBuilder();
        info.forEach((label, value) -> text.append(label)
                .append(": ")
                .append(value.replaceAll("\\s+", " "))
                .append('\n'));
        all.put("bag-info.txt", utf8(text.toString()));
        all.put("bagit.txt", utf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        all.put("manifest-sha256.txt", manifest(files));
        SortedMap<String, byte[]> tags = new TreeMap<>(all);
        tags.keySet().removeAll(files.keySet());
        all.put("tagmanifest-sha256.txt", manifest(tags));
        ZipOutputStream zip = new ZipOutputStream(out);
        for (var file : all.entrySet()) {
            zip.putNextEntry(entry(folder + "/" + file.getKey(), file.getValue()));
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static byte[] manifest(SortedMap<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, bytes) ->
                lines.append(Hash.sha256(bytes).hex()).append("  ").append(path).append('\n'));
        return utf8(lines.toString());
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        return entry;
    }

    private static String require(String path) {
        if (!NAME.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path + "' is no plain name for a file in a bag");
        }
        return path;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
