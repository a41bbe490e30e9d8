package nl.korpsmonitor.transparency.verify;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.jspecify.annotations.Nullable;

/** Verifies a log that is served as C2SP tlog-tiles, whole: every entry and every tile that its checkpoint needs. Used once. */
final class LogVerification {

    private static final String CHECKPOINT = "checkpoint";

    private final URI root;
    private final Trust trust;
    private final @Nullable Memory memory;
    private final Progress progress;
    private final HttpOptions options;
    private final ReportBuilder report;

    /**
     * A verification of a served log.
     *
     * @param url below which {@code checkpoint} and {@code tile/} are served
     * @param trust from the person: a log names no key
     * @param memory of earlier verifications; null to compare with none
     * @throws BadInputException when the address is not one of the web
     */
    public LogVerification(String url, Trust trust, @Nullable Memory memory, Progress progress, HttpOptions options) {
        this.root = root(url);
        this.trust = trust;
        this.memory = memory;
        this.progress = progress;
        this.options = options;
        this.report = new ReportBuilder("log", root.toString());
    }

    private static URI root(String url) {
        try {
            URI uri = URI.create(url.endsWith("/") ? url : url + "/");
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The remedy is the same as for an address of another kind.
        }
        throw new BadInputException(
                "log URL: not an address of a log. Give one such as https://example.org/trail, without name, query or fragment");
    }

    /**
     * Verifies the log as it is now.
     *
     * @throws BadInputException when it can't be reached and nothing was found wrong before that, or the memory is damaged
     */
    public Report run() {
        report.trust(trust.words(), true);
        try (HttpFiles files = new HttpFiles(root, options)) {
            verify(files);
        } catch (UnreachableException e) {
            if (!report.failed()) {
                throw new BadInputException("log URL: " + e.getMessage() + ". Try again later, or verify an export", e);
            }
            report.notChecked("The rest of the log: " + e.getMessage());
        }
        return report.build();
    }

    private void verify(HttpFiles files) {
        Content content = files.read(CHECKPOINT, SignedNote.MAX_BYTES);
        if (!content.present()) {
            throw new BadInputException("log URL: " + files.where(CHECKPOINT) + " " + content.reason()
                    + ". Give the address below which 'checkpoint' is served");
        }
        try {
            SignedCheckpoint signed = SignedCheckpoint.parse(content.bytes());
            Checkpoint latest = signed.checkpoint();
            report.checkpoint(latest);
            if (!latest.plausible()) {
                throw new MalformedException("A log without entries can't have this root");
            }
            report.accepted(Signers.accept(trust.policy(), signed));
            replay(signed, files);
        } catch (MalformedException e) {
            report.add(Finding.of("checkpoint-malformed", files.where(CHECKPOINT), e.getMessage()));
        } catch (UnverifiedNoteException e) {
            report.add(Finding.of(
                    "checkpoint-not-trusted",
                    files.where(CHECKPOINT),
                    e.getMessage()
                            + ". Is the key or policy that of this log? If the log has changed its key, verify an"
                            + " export with your key: it shows how trust passes to the new one"));
        }
    }

    private void replay(SignedCheckpoint signed, HttpFiles files) {
        Checkpoint latest = signed.checkpoint();
        Continuity continuity = new Continuity(memory, signed, report);
        TreeReplay replay = new TreeReplay(latest.size(), List.copyOf(continuity.sizes()), files, report);
        BundleCheck bundles = new BundleCheck(files);
        report.notChecked(
                "The content of the entries: a log serves hashes only. Verify a proof with its body, or an export");
        InOrder.run(
                TreeReplay.bundles(latest.size()),
                options.parallel(),
                number -> bundles.check(TileCoordinates.inTree(0, number, latest.size())),
                checked -> {
                    progress.at(checked.position(checked.width()), latest.size());
                    return replay.take(checked);
                });
        replay.root(latest.size()).ifPresent(root -> {
            if (!root.equals(latest.root())) {
                report.add(Finding.of(
                                "root-mismatch",
                                files.where(CHECKPOINT),
                                "The entries do not have the root that the checkpoint states")
                        .differing(latest.root().base64(), root.base64()));
            }
        });
        continuity.compareServed(files.where(CHECKPOINT), replay);
        continuity.remember();
    }
}
