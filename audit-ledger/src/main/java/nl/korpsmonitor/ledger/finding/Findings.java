package nl.korpsmonitor.ledger.finding;

import java.util.ArrayList;
import java.util.List;

/** Collects what an inspection finds. All is counted; of many, the first are kept. Not thread-safe. */
public final class Findings {
    /** The most findings, notices and statements that are kept, of each. */
    public static final int MAXIMUM_KEPT = 100;

    /** The longest fault that is kept, in characters: what is quoted may be anything. */
    private static final int MAXIMUM_FAULT_CHARACTERS = 1_000;

    private final List<Finding> shown = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> checked = new ArrayList<>();
    private long total;

    /** Something is not as it should be. */
    public void add(Place place, String fault) {
        total++;
        if (shown.size() < MAXIMUM_KEPT) {
            shown.add(new Finding(place, plain(fault)));
        }
    }

    /** Something that whoever reads the result should know, and that is no fault. */
    public void notice(String notice) {
        if (notices.size() < MAXIMUM_KEPT) {
            notices.add(plain(notice));
        }
    }

    /** Something was looked at, whether it was in order or not. */
    public void checked(String what) {
        if (checked.size() < MAXIMUM_KEPT) {
            checked.add(what);
        }
    }

    /** Everything that another collected, after what is here. */
    public void addAll(Findings other) {
        total += other.total - other.shown.size();
        for (Finding each : other.shown) {
            add(each.place(), each.fault());
        }
        other.notices.forEach(this::notice);
        other.checked.forEach(this::checked);
    }

    /** How many there were in all. */
    public long total() {
        return total;
    }

    /** The first {@link #MAXIMUM_KEPT}, in the order in which they were found. */
    public List<Finding> shown() {
        return List.copyOf(shown);
    }

    /** What is no fault. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** What was looked at. */
    public List<String> checked() {
        return List.copyOf(checked);
    }

    /** On one line, without control characters, and not endless. */
    private static String plain(String text) {
        String cut =
                text.length() > MAXIMUM_FAULT_CHARACTERS ? text.substring(0, MAXIMUM_FAULT_CHARACTERS) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
