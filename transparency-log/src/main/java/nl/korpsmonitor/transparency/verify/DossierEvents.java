package nl.korpsmonitor.transparency.verify;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.proof.TlogProof;
import org.jspecify.annotations.Nullable;

/** Verifies the events of a dossier: those that it names, and no other, each with its proof, body and disclosures. For one verification. */
final class DossierEvents {
    private static final String FOLDER = BagManifest.DATA + "events/";
    private static final String ENDING = ".event.json";

    /** What describes the file of an event for an archive. */
    private static final String DESCRIBES_EVENT = ENDING + ".mdto.xml";

    private final ZippedBag bag;
    private final DossierDescription description;
    private final SignedCheckpoint checkpoint;
    private final ReportBuilder report;

    /** @param checkpoint that every proof must lead to */
    DossierEvents(ZippedBag bag, DossierDescription description, SignedCheckpoint checkpoint, ReportBuilder report) {
        this.bag = bag;
        this.description = description;
        this.checkpoint = checkpoint;
        this.report = report;
    }

    /** Where the event at a position is. */
    static String path(long position) {
        return FOLDER + position + ENDING;
    }

    /** @param embedded looks at the checkpoints in them */
    void verify(EmbeddedCheckpoints embedded, Progress progress) {
        Set<String> unnamed = bag.files().keySet().stream()
                .filter(path -> path.startsWith(FOLDER) && !path.endsWith(DESCRIBES_EVENT))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Long> positions = description.events();
        for (int i = 0; i < positions.size(); i++) {
            long position = positions.get(i);
            unnamed.remove(path(position));
            GivenBundle bundle = verify(position);
            if (bundle != null) {
                embedded.check(position, bundle.body());
            }
            progress.at(i + 1, positions.size());
        }
        unnamed.forEach(path -> report.add(Finding.of(
                "event-unknown", bag.where(path), "The description does not name the event, and it is there")));
    }

    /** Verifies an event; null when it can't be read. */
    private @Nullable GivenBundle verify(long position) {
        String path = path(position);
        String where = bag.where(path);
        Content content = bag.read(path, GivenBundle.MAX_BYTES);
        if (!content.present()) {
            report.add(Finding.at("event-" + content.fault(), where, position, "The event " + content.reason()));
            return null;
        }
        try {
            GivenBundle bundle = GivenBundle.parse(content.bytes());
            TlogProof proof = TlogProof.parse(bundle.proof());
            if (proof.index() != position) {
                report.add(Finding.at("event-other", where, position, "It holds the event of another position")
                        .differing(Long.toString(position), Long.toString(proof.index())));
            }
            if (!proof.checkpoint().equals(checkpoint)) {
                report.add(Finding.at(
                        "checkpoint-other",
                        where,
                        position,
                        "Its proof leads to another checkpoint than the dossier's"));
            }
            new EntryVerification(where, where + ", body", report)
                    .verify(
                            proof,
                            bundle.body(),
                            new GivenDisclosures(where + ", disclosure", bundle.disclosures(), report));
            report.count("events", "events found to be in the log", 1);
            report.count(
                    "notShown",
                    "confidential values that are not shown: that they were recorded is proven, why they are not shown is not",
                    BundleVerification.notShown(bundle, where, report).size());
            if (description.publicVersion() && !bundle.disclosures().isEmpty()) {
                report.add(Finding.at(
                        "public-shows-confidential",
                        where,
                        position,
                        "The dossier calls itself public, and shows a confidential value"));
            }
            return bundle;
        } catch (MalformedException e) {
            report.add(Finding.at("event-malformed", where, position, e.getMessage()));
            return null;
        }
    }
}
