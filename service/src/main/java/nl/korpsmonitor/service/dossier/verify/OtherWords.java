package nl.korpsmonitor.service.dossier.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.query.standards.SpreadsheetText;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Wording;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Tells texts of an inventory that have the words of another release from those that say something else. Another release may have other words, and has the same
 * codes. Whatever its words are, it says the same always in the same ones; and what this program says of something else, or with the codes in another order, is no
 * other wording. Used once.
 */
final class OtherWords {
    /** Stands for a code in a text. */
    private static final String CODE = "\u0000";

    /** The most texts that a report quotes, each in the first place where it stands. */
    private static final int MAXIMUM_QUOTED = 20;

    private final ReportBuilder report;

    /** In which words each is said, by those that are expected. */
    private final Map<String, Set<String>> said = new HashMap<>();

    private final List<Inventory.Line> derived;
    private final List<Inventory.Entry> same = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();

    /** @param derived the lines that there must be */
    OtherWords(List<Inventory.Line> derived, ReportBuilder report) {
        this.derived = derived;
        this.report = report;
    }

    /**
     * A text in other words.
     *
     * @param words that are expected, without the codes in them
     * @param found the words that are there, without them
     * @param difference what it is when it is a fault
     */
    private record Other(String words, String found, Finding difference) {}

    /** Takes a line that is as expected. */
    void takeSame(Inventory.Entry entry) {
        same.add(entry);
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
        others.add(new Other(words, found, difference));
        return true;
    }

    /** Adds to the report what was taken, after the last line. */
    void tell() {
        if (others.isEmpty()) {
            return;
        }
        same.stream()
                .flatMap(OtherWords::words)
                .forEach(words ->
                        said.computeIfAbsent(words, key -> new HashSet<>()).add(words));
        Set<String> saidHere = derived.stream()
                .map(Inventory.Line::entry)
                .flatMap(OtherWords::words)
                .collect(Collectors.toSet());
        Map<String, Finding> told = new LinkedHashMap<>();
        int count = 0;
        for (Other other : others) {
            if (saidHere.contains(other.found)
                    || said.getOrDefault(other.words, Set.of()).size() > 1) {
                report.add(other.difference);
            } else {
                told.putIfAbsent(other.words, other.difference);
                count++;
            }
        }
        if (count > 0) {
            report.notChecked("What the inventory calls things in " + count
                    + " places: it has other words there than this program, as those of another release may be. The"
                    + " codes, titles and positions among them were checked. " + quoted(told.values()));
        }
    }

    private static String quoted(Collection<Finding> texts) {
        String quoted = texts.stream()
                .limit(MAXIMUM_QUOTED)
                .map(each -> each.message() + ": expected '" + each.expected() + "', found '" + each.found() + "'")
                .collect(Collectors.joining("; "));
        int more = texts.size() - MAXIMUM_QUOTED;
        return more > 0 ? quoted + "; and " + more + " other texts" : quoted;
    }

    /** What is said of a thing, without the codes in it. */
    private static Stream<String> words(Inventory.Entry entry) {
        return Stream.of(Optional.of(entry.what()), Optional.ofNullable(entry.explanation()))
                .flatMap(Optional::stream)
                .filter(each -> !each.written())
                .flatMap(each -> Stream.ofNullable(words(each.text(), each.codes())));
    }

    /** A text without the codes in it; null when one of them is not there. */
    private static @Nullable String words(String text, List<String> codes) {
        String words = text;
        // The longest first: a code may stand in a title.
        for (String code : codes.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
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
        while (start >= 0 && (isOfCode(text, start - 1) || isOfCode(text, start + code.length()))) {
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
