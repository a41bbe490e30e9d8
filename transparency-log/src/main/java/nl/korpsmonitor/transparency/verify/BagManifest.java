package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;

/**
 * Holds a bag (RFC 8493) to its manifests: every file is named in the one that it belongs to, once, with its SHA-256, and no other. That shows that nothing was
 * damaged or lost on the way, and no more: whoever changes a file can change the manifests too.
 */
final class BagManifest {

    /** The declaration of a bag. */
    static final String DECLARATION = "bagit.txt";

    /** Names what was handed over. */
    static final String PAYLOAD = "manifest-sha256.txt";

    /** Names what describes the bag. */
    static final String TAGS = "tagmanifest-sha256.txt";

    /** Below which what was handed over is. */
    static final String DATA = "data/";

    private static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}([!-~]+)");

    private final ZippedBag bag;
    private final ReportBuilder report;

    BagManifest(ZippedBag bag, ReportBuilder report) {
        this.bag = bag;
        this.report = report;
    }

    /** Checks all of it. */
    void check() {
        Content declaration = bag.read(DECLARATION, DECLARED.length());
        if (!declaration.present() || !new String(declaration.bytes(), StandardCharsets.UTF_8).equals(DECLARED)) {
            report.add(Finding.of("bag-malformed", bag.where(DECLARATION), "It does not declare a bag of version 1.0"));
        }
        compare(PAYLOAD, true);
        compare(TAGS, false);
    }

    private void compare(String manifest, boolean payload) {
        Map<String, String> named = read(manifest);
        TreeSet<String> unnamed = new TreeSet<>(bag.files().keySet());
        unnamed.removeIf(path -> path.startsWith(DATA) != payload || path.equals(TAGS));
        named.forEach((path, sha256) -> {
            if (!unnamed.remove(path)) {
                report.add(Finding.of("file-missing", bag.where(path), manifest + " names it, and it is not there"));
                return;
            }
            Hash found = bag.sha256(path);
            if (found == null) {
                report.add(Finding.of("file-unreadable", bag.where(path), "The file can't be read, or is too long"));
            } else if (!found.equals(Hash.ofHex(sha256))) {
                report.add(Finding.of(
                                "file-mismatch", bag.where(path), "The file is not the one that " + manifest + " names")
                        .differing(sha256, found.hex()));
            } else {
                report.count("files", "files compared with the manifests", 1);
            }
        });
        unnamed.forEach(path -> report.add(
                Finding.of("file-unknown", bag.where(path), manifest + " does not name the file, and it is there")));
    }

    private Map<String, String> read(String manifest) {
        Map<String, String> named = new TreeMap<>();
        Content content = bag.read(manifest, MAX_BYTES);
        if (!content.present()) {
            report.add(
                    Finding.of("manifest-" + content.fault(), bag.where(manifest), "The manifest " + content.reason()));
            return named;
        }
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        text.lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || named.put(parts.group(2), parts.group(1)) != null) {
                report.add(Finding.of(
                        "manifest-malformed",
                        bag.where(manifest),
                        "A line is no SHA-256 with a name, or names a file twice: '" + Printable.of(line) + "'"));
            }
        });
        return named;
    }
}
