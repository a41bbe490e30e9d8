package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.transparency.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the disclosures beside one bundle's bodies, which stand in the same order: each must belong to a salted digest in the body of its position. Used
 * once, by one thread.
 */
final class DisclosureCheck implements AutoCloseable {

    /** Far more than the disclosures of 256 bodies; it keeps a hostile file from taking for ever. */
    private static final long MAX_FILE_BYTES = 256L * 1024 * 1024;

    /** After so many faults the rest of a file says nothing new. */
    private static final int MAX_FAULTS = 1_000;

    private final String where;
    private final CheckedBundle checked;
    private final @Nullable LineReader lines;
    private @Nullable DisclosureLine ahead;
    private long lineNumber;
    private int faults;

    private DisclosureCheck(String where, CheckedBundle checked, @Nullable LineReader lines) {
        this.where = where;
        this.checked = checked;
        this.lines = lines;
    }

    /** The disclosures in a file, which need not exist. */
    static DisclosureCheck open(ExportFiles files, String where, CheckedBundle checked) {
        Content obstacle = files.obstacle(where);
        if (obstacle != null) {
            if (!obstacle.missing()) {
                checked.faults.add(Finding.of("disclosures-unreadable", where, "The file " + obstacle.reason()));
            }
            return new DisclosureCheck(where, checked, null);
        }
        Path file = files.file(where);
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                checked.faults.add(Finding.of("disclosures-unreadable", where, "The file is longer than 256 MiB"));
                return new DisclosureCheck(where, checked, null);
            }
            LineReader lines = new LineReader(Files.newInputStream(file), DisclosureLine.MAX_BYTES);
            DisclosureCheck check = new DisclosureCheck(where, checked, lines);
            check.advance();
            return check;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the disclosures of the next position in order.
     *
     * @param digests the salted digests in its body, with their paths; empty when the body has none, or is not held
     */
    void body(long position, Map<String, String> digests) {
        Set<String> shown = new HashSet<>();
        while (ahead != null && ahead.position() <= position) {
            judge(ahead, position, digests, shown);
            advance();
        }
        checked.disclosures += shown.size();
        checked.withheld += digests.size() - shown.size();
    }

    private void judge(DisclosureLine line, long position, Map<String, String> digests, Set<String> shown) {
        String digest = line.disclosure().digest().base64Url();
        if (line.position() < position) {
            add(
                    "disclosure-malformed",
                    "The line's position is lower than that of the line before, or outside this file");
        } else if (!digests.containsKey(digest)) {
            add(Finding.at(
                            "disclosure-mismatch",
                            line(),
                            position,
                            "The disclosed value is not the one that was recorded: its digest is not in the body")
                    .differing("one of the body's " + digests.size() + " salted digests", digest));
        } else if (!shown.add(digest)) {
            add("disclosure-malformed", "The line repeats a disclosure");
        }
    }

    /**
     * Judges what is left after the last body.
     *
     * @param unfinished whether an interrupted update may have left lines about entries beyond the checkpoint, which are passed over
     */
    void finish(boolean unfinished) {
        boolean mayGoOn = unfinished && checked.tile.partial();
        while (ahead != null) {
            if (!mayGoOn || ahead.position() < checked.position(checked.width())) {
                add("disclosure-malformed", "The line's position is beyond this file's entries or the checkpoint");
            }
            advance();
        }
    }

    private void advance() {
        ahead = null;
        while (lines != null && ahead == null && faults < MAX_FAULTS) {
            lineNumber++;
            switch (lines.next()) {
                case END -> {
                    return;
                }
                case READ -> ahead = parsed(lines);
                case TOO_LONG -> add("disclosure-malformed", "The line is longer than a disclosure can be");
                case CUT_OFF -> add("disclosure-malformed", "The file ends within a line");
            }
        }
    }

    private @Nullable DisclosureLine parsed(LineReader read) {
        try {
            return DisclosureLine.parse(read.copy());
        } catch (MalformedException e) {
            add("disclosure-malformed", e.getMessage());
            return null;
        }
    }

    private void add(String code, String message) {
        add(Finding.of(code, line(), message));
    }

    private void add(Finding finding) {
        checked.faults.add(finding);
        if (++faults == MAX_FAULTS) {
            checked.faults.add(Finding.of(
                    "disclosure-malformed", where, "The file has so many faults that the rest was not read"));
        }
    }

    private String line() {
        return where + ", line " + lineNumber;
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
