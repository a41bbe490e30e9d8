package nl.korpsmonitor.transparency.verify;

import java.util.List;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonNumber;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * What a dossier claims to be, by its {@code dossier.json}. Members that are not known are left aside.
 *
 * @param publicVersion whether it says that it shows no confidential value
 * @param events the positions of the events that it holds, each once, in order
 */
record DossierDescription(boolean publicVersion, List<Long> events) {

    /** Below the payload. */
    static final String PATH = BagManifest.DATA + "dossier.json";

    /** The value of the member {@code format}. */
    static final String FORMAT = "korpsmonitor-dossier/v1";

    private static final JsonLimits LIMITS = new JsonLimits(64 * 1024 * 1024, 16, 2_000_000);

    DossierDescription {
        events = List.copyOf(events);
    }

    /** Reads it; null, and a fault, when it can't be. */
    static @Nullable DossierDescription read(LogFiles files, ReportBuilder report) {
        Content content = files.read(PATH, LIMITS.maxBytes());
        if (!content.present()) {
            report.add(Finding.of(
                    "description-" + content.fault(), files.where(PATH), "The description " + content.reason()));
            return null;
        }
        try {
            if (JsonReader.read(content.bytes(), LIMITS) instanceof JsonObject object) {
                return of(object, files, report);
            }
            report.add(Finding.of("description-malformed", files.where(PATH), "It is no JSON object"));
        } catch (MalformedJsonException e) {
            report.add(Finding.of("description-malformed", files.where(PATH), e.getMessage()));
        }
        return null;
    }

    private static @Nullable DossierDescription of(JsonObject object, LogFiles files, ReportBuilder report) {
        String format = String.valueOf(BodyReader.text(object, "format"));
        String version = String.valueOf(BodyReader.text(object, "version"));
        if (!format.equals(FORMAT)
                || !List.of("PUBLIC", "CONFIDENTIAL").contains(version)
                || !(object.get("events") instanceof JsonArray array)
                || !array.items().stream().allMatch(JsonNumber.class::isInstance)) {
            report.add(Finding.of(
                    "description-malformed",
                    files.where(PATH),
                    "It must name the format '" + FORMAT
                            + "', a version, PUBLIC or CONFIDENTIAL, and the positions of its events"));
            return null;
        }
        List<Long> events =
                array.items().stream().map(item -> ((JsonNumber) item).value()).toList();
        if (!events.equals(events.stream().sorted().distinct().toList())) {
            report.add(Finding.of(
                    "description-malformed", files.where(PATH), "Its events do not stand in order, each once"));
            return null;
        }
        return new DossierDescription(version.equals("PUBLIC"), events);
    }
}
