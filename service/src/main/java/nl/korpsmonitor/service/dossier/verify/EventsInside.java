package nl.korpsmonitor.service.dossier.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.codec.ConfidentialSource;
import nl.korpsmonitor.ledger.codec.EntryReader;
import nl.korpsmonitor.ledger.codec.EventCodec;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a dossier, as their bodies in it record them.
 *
 * @param events those that can be read, in order
 * @param disclosures how many confidential values are shown
 */
record EventsInside(List<RecordedEvent> events, int disclosures) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final EntryReader READER = new EntryReader(new EventCodec());
    private static final int MAXIMUM_BYTES = 16 * 1024 * 1024;

    EventsInside {
        events = List.copyOf(events);
    }

    /** @param positions that the dossier names; a file that is missing was found by whoever verified its proofs */
    static EventsInside of(DossierFiles files, List<Long> positions, ReportBuilder report) {
        List<RecordedEvent> events = new ArrayList<>();
        int disclosures = 0;
        for (long position : positions) {
            String name = ReadDossier.DATA + ShownEvent.file(position);
            byte[] bytes = files.bytes(name, MAXIMUM_BYTES);
            if (bytes == null) {
                continue;
            }
            try {
                JsonNode bundle = MAPPER.readTree(bytes);
                event(bundle, position).ifPresent(events::add);
                disclosures += bundle.path("disclosures").size();
            } catch (RuntimeException e) {
                report.add(Finding.at(
                        "event-unreadable",
                        files.where(name),
                        position,
                        "This program can't read what the event says: " + e.getMessage()));
            }
        }
        return new EventsInside(events, disclosures);
    }

    /** The event that a bundle holds, whose proof somebody else looks at; empty when it is none of the domain. */
    static Optional<RecordedEvent> event(JsonNode bundle, @Nullable Long expected) {
        TlogProof proof = TlogProof.parse(bundle.path("proof").asString("").getBytes(StandardCharsets.UTF_8));
        if (expected != null && proof.index() != expected) {
            return Optional.empty();
        }
        return READER.read(
                proof.index(),
                Leaf.parse(proof.extra()).recordedAt(),
                Base64.getDecoder().decode(bundle.path("body").asString("")),
                ConfidentialSource.CLOSED);
    }

    /**
     * Reads JSON.
     *
     * @return null when it is none
     */
    static @Nullable JsonNode json(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return null;
        }
    }
}
