package nl.korpsmonitor.transparency.verify;

import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.MalformedJsonException;

/** Reads {@code export.json}, which says what an export claims to be. */
final class ExportManifest {

    static final String PATH = "export.json";
    static final String FORMAT = "korpsmonitor-export/v1";

    private static final JsonLimits LIMITS = new JsonLimits(16 * 1024, 8, 64);

    private ExportManifest() {}

    /** Whether the export says that it is full. What does not agree with the checkpoint is a fault. */
    static boolean full(LogFiles files, Checkpoint checkpoint, ReportBuilder report) {
        Content content = files.read(PATH, LIMITS.maxBytes());
        if (!content.present()) {
            report.add(
                    Finding.of("export-json-" + content.fault(), PATH, "The export's description " + content.reason()));
            return false;
        }
        try {
            if (JsonReader.read(content.bytes(), LIMITS) instanceof JsonObject object) {
                return compare(object, checkpoint, report);
            }
            report.add(Finding.of("export-json-malformed", PATH, "It is not a JSON object"));
        } catch (MalformedJsonException e) {
            report.add(Finding.of("export-json-malformed", PATH, e.getMessage()));
        }
        return false;
    }

    private static boolean compare(JsonObject manifest, Checkpoint checkpoint, ReportBuilder report) {
        expect("format", FORMAT, manifest, report);
        expect("origin", checkpoint.origin(), manifest, report);
        if (!(manifest.get("entries") instanceof JsonNumber entries) || entries.value() != checkpoint.size()) {
            report.add(Finding.of("export-json-mismatch", PATH, "entries: is not the size in the checkpoint")
                    .differing(
                            Long.toString(checkpoint.size()), String.valueOf(BodyReader.scalar(manifest, "entries"))));
        }
        String mode = String.valueOf(BodyReader.text(manifest, "mode"));
        if (!mode.equals("public") && !mode.equals("full")) {
            report.add(Finding.of("export-json-mismatch", PATH, "mode: is neither public nor full")
                    .differing("public or full", mode));
        }
        return mode.equals("full");
    }

    private static void expect(String name, String value, JsonObject manifest, ReportBuilder report) {
        String is = String.valueOf(BodyReader.text(manifest, name));
        if (!is.equals(value)) {
            report.add(Finding.of("export-json-mismatch", PATH, name + ": is not what it should be")
                    .differing(value, is));
        }
    }
}
