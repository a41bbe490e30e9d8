package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.verify.EntryShown.Disclosed;

/** The disclosures that a person gives with a proof: a line each, bare or with a position; those of other positions are left aside. */
final class GivenDisclosures {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final Path file;
    private final ReportBuilder report;
    private final List<String> lines;

    /** @throws BadInputException when the file can't be read */
    GivenDisclosures(Path file, ReportBuilder report) {
        this.file = file;
        this.report = report;
        byte[] bytes = GivenFile.read("--disclosures", file, MAX_BYTES);
        // Whatever is not ASCII is no disclosure, and is told so by its line.
        this.lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
    }

    /** Compares them with the salted digests of a body; those that do not belong to it are faults. */
    List<Disclosed> compare(long position, JsonObject body) {
        Map<String, String> digests = BodyReader.digests(body);
        List<Disclosed> disclosed = new ArrayList<>();
        long others = 0;
        for (int i = 0; i < lines.size(); i++) {
            String where = file + ", line " + (i + 1);
            try {
                if (lines.get(i).isBlank()) {
                    continue;
                }
                DisclosureLine line = parse(lines.get(i), position);
                if (line.position() == position) {
                    compare(line, digests, where, disclosed);
                } else {
                    others++;
                }
            } catch (MalformedException e) {
                report.add(Finding.at("disclosure-malformed", where, position, e.getMessage()));
            }
        }
        report.count("disclosures", "confidential values compared with the body", disclosed.size());
        if (others > 0) {
            report.notice("Disclosures of other entries, which were left aside: " + others);
        }
        return disclosed;
    }

    private void compare(DisclosureLine line, Map<String, String> digests, String where, List<Disclosed> disclosed) {
        String digest = line.disclosure().digest().base64Url();
        // Taking it out makes that a repeated one is not counted twice.
        String path = digests.remove(digest);
        if (path != null) {
            disclosed.add(
                    new Disclosed(path, DisclosureLine.shown(line.disclosure().value())));
            return;
        }
        report.add(Finding.at(
                        "disclosure-mismatch",
                        where,
                        line.position(),
                        "The disclosed value is not one that was recorded, or stands here twice: its digest is not in the body")
                .differing("one of the body's salted digests", digest));
    }

    private static DisclosureLine parse(String text, long position) {
        if (text.startsWith("{")) {
            return DisclosureLine.parse(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        try {
            return new DisclosureLine(position, Disclosure.parse(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("It is no disclosure: " + e.getMessage(), e);
        }
    }
}
