package nl.korpsmonitor.service.dossier.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Wording;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells texts of an inventory that have the words of another release from those that say something else. Another release may have other words, and has the same
 * codes; and whatever its words are, it says the same always in the same ones. Used once.
 */
final class OtherWords {
    /** Stands for a code in a text. */
    private static final String CODE = "\u0000";

    private final ReportBuilder report;
    private final Map<String, Set<String>> said = new HashMap<>();
    private final List<Wording> same = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();

    OtherWords(ReportBuilder report) {
        this.report = report;
    }

    /**
     * A text in other words.
     *
     * @param words that are expected, without the codes in them
     * @param difference what it is when it is a fault
     */
    private record Other(String words, Finding difference) {}

    /** Takes what a line says that is as expected. */
    void takeSame(Inventory.Entry entry) {
        same.add(entry.what());
        if (entry.explanation() != null) {
            same.add(entry.explanation());
        }
    }

    /**
     * Takes a text that is not as expected.
     *
     * @param cell as it stands in the file
     * @param difference what it is when it is a fault
     * @return whether it may be the same in other words; if so, it is told at the end whether it is
     */
    boolean take(Wording expected, String cell, Finding difference) {
        String text = SpreadsheetText.restored(cell);
        String words = words(expected.text(), expected.codes());
        String found = words(text, expected.codes());
        if (expected.written()
                || words == null
                || found == null
                || !SpreadsheetText.harmless(text).equals(cell)) {
            return false;
        }
        said.computeIfAbsent(words, key -> new HashSet<>()).add(found);
        others.add(new Other(words, difference));
        return true;
    }

    /** Adds to the report what was taken, after the last line. */
    void tell() {
        if (others.isEmpty()) {
            return;
        }
        for (Wording each : same) {
            String words = words(each.text(), each.codes());
            if (words != null && said.containsKey(words)) {
                said.get(words).add(words);
            }
        }
        List<Finding> told = new ArrayList<>();
        for (Other other : others) {
            if (said.getOrDefault(other.words, Set.of()).size() > 1) {
                report.add(other.difference);
            } else {
                told.add(other.difference);
            }
        }
        if (!told.isEmpty()) {
            Finding first = told.getFirst();
            report.notChecked("What the inventory calls things in " + told.size()
                    + " places: it has other words there than this program, as those of another release may be. The"
                    + " codes, titles and positions among them were checked. The first: " + first.message()
                    + ", which would be '" + first.expected() + "', and it has '" + first.found() + "'");
        }
    }

    /** A text without the codes in it; null when one of them is not there. */
    private static @Nullable String words(String text, List<String> codes) {
        String words = text;
        // The longest first: a code may stand in a title.
        for (String code :
                codes.stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            int start = find(code, words);
            if (start < 0) {
                return null;
            }
            words = words.substring(0, start) + CODE + words.substring(start + code.length());
        }
        return words;
    }

    /** Where a code stands that is no part of a longer one; negative when it does not. */
    private static int find(String code, String text) {
        int start = text.indexOf(code);
        while (start >= 0
                && (isOfCode(text, start - 1) || isOfCode(text, start + code.length()))) {
            start = text.indexOf(code, start + 1);
        }
        return start;
    }

    private static boolean isOfCode(String text, int index) {
        return index >= 0
                && index < text.length()
                && (Character.isLetterOrDigit(text.charAt(index)) || "/-_".indexOf(text.charAt(index)) >= 0);
    }
}
