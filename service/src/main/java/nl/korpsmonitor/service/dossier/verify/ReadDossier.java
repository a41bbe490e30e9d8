package nl.korpsmonitor.service.dossier.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.service.dossier.contents.Description;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a dossier says that it is, as somebody reads it who has nothing else.
 *
 * @param description the whole of {@code dossier.json}
 * @param order by which it was made
 * @param positions of its events
 */
record ReadDossier(JsonNode description, DossierOrder order, SignedCheckpoint checkpoint, List<Long> positions) {
    /** Below which the payload is. */
    static final String DATA = "data/";

    private static final int MAXIMUM_BYTES = 64 * 1024 * 1024;

    ReadDossier {
        positions = List.copyOf(positions);
    }

    /** Reads it; empty, with a fault, when it does not say what it must. */
    static Optional<ReadDossier> of(DossierFiles files, ReportBuilder report) {
        JsonNode description = EventsInside.json(files.bytes(DATA + Description.FILE, MAXIMUM_BYTES));
        byte[] note = files.bytes(DATA + "checkpoint", MAXIMUM_BYTES);
        if (description == null || note == null) {
            // Whoever verified files and proofs has told that.
            return Optional.empty();
        }
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(note);
            List<Long> positions = new ArrayList<>();
            description.path("events").forEach(position -> positions.add(position.asLong()));
            DossierOrder order = new DossierOrder(
                    description.path("inquiry").asString(""),
                    description.path("answer").asInt(),
                    Version.valueOf(description.path("version").asString("")),
                    Language.valueOf(description.path("language").asString("")),
                    checkpoint.encoded(),
                    description.path("number").asInt());
            return Optional.of(new ReadDossier(description, order, checkpoint, positions));
        } catch (MalformedException | IllegalArgumentException | JacksonException e) {
            report.add(Finding.of(
                    "description-malformed",
                    files.where(DATA + Description.FILE),
                    "It does not say which dossier it is: version, language, inquiry, answer and number"));
            return Optional.empty();
        }
    }
}
