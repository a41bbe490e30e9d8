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

    private final String where;
    private final List<String> lines;
    private final ReportBuilder report;

    /** @param where names what they stand in, so that a number after it names one */
    GivenDisclosures(String where, List<String> lines, ReportBuilder report) {
        this.where = where;
        this.lines = List.copyOf(lines);
        this.report = report;
    }

    /** @throws BadInputException when the file can't be read */
    static GivenDisclosures in(Path file, ReportBuilder report) {
        byte[] bytes = GivenFile.read("--disclosures", file, MAX_BYTES);
        // Whatever is not ASCII is no disclosure, and is told so by its line.
        List<String> lines =
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        return new GivenDisclosures(file + ", line", lines, report);
    }

    /** Compares them with the salted digests of a body; those that do not belong to it are faults. */
    List<Disclosed> compare(long position, JsonObject body) {
        Map<String, String> digests = BodyReader.digests(body);
        List<Disclosed> disclosed = new ArrayList<>();
        long others = 0;
        for (int i = 0; i < lines.size(); i++) {
            String place = where + " " + (i + 1);
            try {
                if (lines.get(i).isBlank()) {
                    continue;
                }
                DisclosureLine line = parse(lines.get(i), position);
                if (line.position() == position) {
                    compare(line, digests, place, disclosed);
                } else {
                    others++;
                }
            } catch (MalformedException e) {
                report.add(Finding.at("disclosure-malformed", place, position, e.getMessage()));
            }
        }
        report.count("disclosures", "confidential values compared with the body", disclosed.size());
        if (others > 0) {
            report.notice("Disclosures of other entries, which were left aside: " + others);
        }
        return disclosed;
    }

    private void compare(DisclosureLine line, Map<String, String> digests, String place, List<Disclosed> disclosed) {
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
                        place,
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
