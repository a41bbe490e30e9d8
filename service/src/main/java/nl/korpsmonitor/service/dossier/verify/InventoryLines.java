package nl.korpsmonitor.service.dossier.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.query.standards.Table.Column;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Wording;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;

/**
 * Compares the lines of an inventory with those that follow from what is in the dossier. A line that is there in another place, or not at all, does not make those behind it
 * differ. Lines are counted from 1, below the names of the columns. Used once.
 */
final class InventoryLines {
    private static final List<String> COLUMNS =
            Inventory.TABLE.columns().stream().map(Column::name).toList();
    private static final int NUMBER = COLUMNS.indexOf("number");
    private static final int WHAT = COLUMNS.indexOf("what");
    private static final int EXPLANATION = COLUMNS.indexOf("explanation");

    private final List<Inventory.Line> derived;
    private final List<List<String>> expected;
    private final String where;
    private final ReportBuilder report;
    private final OtherWords otherWords;

    /**
     * @param derived the lines that there must be
     * @param expected their cells
     * @param where the inventory is, for findings
     */
    InventoryLines(List<Inventory.Line> derived, List<List<String>> expected, String where, ReportBuilder report) {
        this.derived = derived;
        this.expected = expected;
        this.where = where;
        this.report = report;
        this.otherWords = new OtherWords(derived, report);
    }

    /** @param found the cells of each line, as the file has them */
    void compare(List<List<String>> found) {
        compareNumbers(found);
        Places inFound = new Places(found);
        Places inExpected = new Places(expected);
        int should = 0;
        int is = 0;
        while (should < expected.size() || is < found.size()) {
            int foundIn = should < expected.size() ? inFound.distance(expected.get(should), is) : Places.NOWHERE;
            int expectedIn = is < found.size() ? inExpected.distance(found.get(is), should) : Places.NOWHERE;
            boolean both = should < expected.size() && is < found.size();
            if (foundIn == 0) {
                otherWords.takeSame(derived.get(should).entry());
                should++;
                is++;
            } else if (both && foundIn == Places.NOWHERE && expectedIn == Places.NOWHERE) {
                compareCells(should, is, found.get(is));
                should++;
                is++;
            } else if (is == found.size() || (both && expectedIn <= foundIn)) {
                // What is found next is expected sooner than what is expected next is found.
                addLacking(should, is);
                should++;
            } else {
                addTooMany(is, found.get(is));
                is++;
            }
        }
        otherWords.tell();
    }

    /** Each line has the number after that of the line before: one that is left out makes one fault, not one for each line behind it. */
    private void compareNumbers(List<List<String>> found) {
        String next = "1";
        for (int i = 0; i < found.size(); i++) {
            String number = found.get(i).get(NUMBER);
            if (!number.equals(next)) {
                report.add(difference(i, NUMBER, next, number));
            }
            next = number.matches("[1-9][0-9]{0,8}") ? Integer.toString(Integer.parseInt(number) + 1) : next;
        }
    }

    private void compareCells(int should, int index, List<String> found) {
        Inventory.Entry entry = derived.get(should).entry();
        for (int column = 0; column < COLUMNS.size(); column++) {
            String cell = found.get(column);
            if (column == NUMBER || cell.equals(expected.get(should).get(column))) {
                continue;
            }
            Finding difference = difference(index, column, expected.get(should).get(column), cell);
            Wording wording = column == WHAT ? entry.what() : column == EXPLANATION ? entry.explanation() : null;
            if (wording == null || !otherWords.take(wording, cell, difference)) {
                report.add(difference);
            }
        }
    }

    private Finding difference(int index, int column, String should, String is) {
        return Finding.of(
                        "inventory-differs",
                        where,
                        "Line " + (index + 1) + ", column " + COLUMNS.get(column) + ", is not what the dossier gives")
                .differing(should, is);
    }

    private void addLacking(int should, int index) {
        report.add(Finding.of("inventory-lacks", where, "A line is missing before line " + (index + 1))
                .differing(String.join(", ", expected.get(should)), "no such line there"));
    }

    private void addTooMany(int index, List<String> line) {
        report.add(Finding.of(
                        "inventory-names-missing",
                        where,
                        "Line " + (index + 1) + " lists what is not there, or not in that place")
                .differing("no such line there", String.join(", ", line)));
    }

    /** Where lines stand, whatever their numbers are. */
    private static final class Places {
        /** Farther than any line. */
        static final int NOWHERE = Integer.MAX_VALUE;

        private final Map<List<String>, Deque<Integer>> places = new HashMap<>();

        Places(List<List<String>> lines) {
            for (int i = 0; i < lines.size(); i++) {
                places.computeIfAbsent(withoutNumber(lines.get(i)), line -> new ArrayDeque<>())
                        .add(i);
            }
        }

        private static List<String> withoutNumber(List<String> line) {
            List<String> cells = new ArrayList<>(line);
            cells.remove(NUMBER);
            return cells;
        }

        /** How many lines farther such a line stands; those before are forgotten. */
        int distance(List<String> line, int from) {
            Deque<Integer> left = places.getOrDefault(withoutNumber(line), new ArrayDeque<>());
            while (!left.isEmpty() && left.getFirst() < from) {
                left.removeFirst();
            }
            return left.isEmpty() ? NOWHERE : left.getFirst() - from;
        }
    }
}
