package nl.korpsmonitor.transparency.verify;

import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.MalformedJsonException;

/**
 * What an export claims to be, by its {@code export.json}.
 *
 * @param full whether it says that it holds every body
 * @param unfinished whether it names more entries than the checkpoint: an update writes it first and the checkpoint last, so one was interrupted. What such
 *     an update brought already may lie there, proves nothing, and is not counted. Nobody signs the description, so whoever alters an export can claim this
 *     too: it may excuse what lies beyond the checkpoint, and nothing that the checkpoint's own entries ask for
 */
record ExportManifest(boolean full, boolean unfinished) {

    static final String PATH = "export.json";
    static final String FORMAT = "korpsmonitor-export/v1";

    private static final JsonLimits LIMITS = new JsonLimits(16 * 1024, 8, 64);

    /** Reads it. What does not agree with the checkpoint is a fault, save an update that was not finished, which is a notice. */
    static ExportManifest read(LogFiles files, Checkpoint checkpoint, ReportBuilder report) {
        Content content = files.read(PATH, LIMITS.maxBytes());
        if (!content.present()) {
            report.add(
                    Finding.of("export-json-" + content.fault(), PATH, "The export's description " + content.reason()));
            return new ExportManifest(false, false);
        }
        try {
            if (JsonReader.read(content.bytes(), LIMITS) instanceof JsonObject object) {
                return compare(object, checkpoint, report);
            }
            report.add(Finding.of("export-json-malformed", PATH, "It is not a JSON object"));
        } catch (MalformedJsonException e) {
            report.add(Finding.of("export-json-malformed", PATH, e.getMessage()));
        }
        return new ExportManifest(false, false);
    }

    private static ExportManifest compare(JsonObject manifest, Checkpoint checkpoint, ReportBuilder report) {
        expect("format", FORMAT, manifest, report);
        expect("origin", checkpoint.origin(), manifest, report);
        boolean unfinished = manifest.get("entries") instanceof JsonNumber more && more.value() > checkpoint.size();
        if (unfinished) {
            report.notice("An update of this export was not finished; run the export again. This is about the "
                    + checkpoint.size() + " entries of its checkpoint: what lies beyond them proves nothing, and was"
                    + " not checked");
        } else if (!(manifest.get("entries") instanceof JsonNumber entries) || entries.value() != checkpoint.size()) {
            report.add(Finding.of("export-json-mismatch", PATH, "entries: is not the size in the checkpoint")
                    .differing(
                            Long.toString(checkpoint.size()), String.valueOf(BodyReader.scalar(manifest, "entries"))));
        }
        String mode = String.valueOf(BodyReader.text(manifest, "mode"));
        if (!mode.equals("public") && !mode.equals("full")) {
            report.add(Finding.of("export-json-mismatch", PATH, "mode: is neither public nor full")
                    .differing("public or full", mode));
        }
        return new ExportManifest(mode.equals("full"), unfinished);
    }

    private static void expect(String name, String value, JsonObject manifest, ReportBuilder report) {
        String is = String.valueOf(BodyReader.text(manifest, name));
        if (!is.equals(value)) {
            report.add(Finding.of("export-json-mismatch", PATH, name + ": is not what it should be")
                    .differing(value, is));
        }
    }
}
