package nl.korpsmonitor.transparency.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.verify.Report.Count;
import org.jspecify.annotations.Nullable;

/** Collects what a verification finds, within bounds however much is wrong. Not thread-safe. */
public final class ReportBuilder {

    private static final int MAX_NOTICES = 50;

    private final String kind;
    private final String subject;
    private final Faults faults = new Faults();
    private final List<String> notices = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<String> signers = new ArrayList<>();
    private final List<String> witnesses = new ArrayList<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private @Nullable Checkpoint checkpoint;
    private @Nullable EntryShown entry;
    private String trust = "";
    private boolean independent;
    private boolean remembered;
    private boolean accepted;
    private int noticesLeftOut;

    /**
     * Nothing found yet.
     *
     * @param kind what is verified; see {@link Report#kind()}
     * @param subject which one
     */
    public ReportBuilder(String kind, String subject) {
        this.kind = kind;
        this.subject = subject;
    }

    /** Adds a fault. */
    public void add(Finding finding) {
        faults.add(finding);
    }

    void addAll(Faults further) {
        faults.addAll(further);
    }

    /** Adds something that the person should know; after {@value #MAX_NOTICES} they are only counted. */
    public void notice(String text) {
        if (notices.size() < MAX_NOTICES) {
            notices.add(text);
        } else {
            noticesLeftOut++;
        }
    }

    /** Adds something that this verification says nothing about. */
    public void notChecked(String text) {
        notChecked.add(text);
    }

    /** Adds to a count; see {@link Count}. */
    public void count(String name, String label, long more) {
        counts.merge(
                name, new Count(name, label, more), (old, one) -> new Count(name, label, old.value() + one.value()));
    }

    /** Says by which keys or policy, and whether they came from the person. */
    public void trust(String words, boolean fromThePerson) {
        trust = words;
        independent = fromThePerson;
    }

    /** Says what is verified. */
    public void checkpoint(Checkpoint verified) {
        checkpoint = verified;
    }

    /** Says that the checkpoint is signed by whom it should be. */
    void accepted(Signers found) {
        accepted = true;
        signers.addAll(found.logKeys());
        witnesses.addAll(found.witnesses());
    }

    void entry(EntryShown shown) {
        entry = shown;
    }

    void remembered() {
        remembered = true;
    }

    boolean isAccepted() {
        return accepted;
    }

    boolean isIndependent() {
        return independent;
    }

    /** Whether a fault was found so far. */
    public boolean failed() {
        return faults.total() > 0;
    }

    /** The report of what was found so far. */
    public Report build() {
        List<String> allNotices = new ArrayList<>(notices);
        if (noticesLeftOut > 0) {
            allNotices.add("and " + noticesLeftOut + " notices more");
        }
        return new Report(
                kind,
                subject,
                independent,
                checkpoint,
                trust,
                signers,
                witnesses,
                List.copyOf(counts.values()),
                faults.kept(),
                faults.total(),
                allNotices,
                notChecked,
                entry,
                remembered);
    }
}
