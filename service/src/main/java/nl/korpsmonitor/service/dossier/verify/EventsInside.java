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
import nl.korpsmonitor.query.web.ledger.EventBundle;
import nl.korpsmonitor.query.web.ledger.EventBundle.NotShown;
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
 * @param shown those that can be read, in order, each with the values that its file shows
 * @param complete whether they are all that the dossier names
 */
record EventsInside(List<ShownEvent> shown, boolean complete) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final EntryReader READER = new EntryReader(new EventCodec());
    private static final int MAXIMUM_BYTES = 16 * 1024 * 1024;

    EventsInside {
        shown = List.copyOf(shown);
    }

    /** The events, with every confidential value closed. */
    List<RecordedEvent> events() {
        return shown.stream().map(ShownEvent::event).toList();
    }

    /** @param positions that the dossier names; a file that is missing was found by whoever verified its proofs */
    static EventsInside of(DossierFiles files, List<Long> positions, ReportBuilder report) {
        List<ShownEvent> shown = new ArrayList<>();
        for (long position : positions) {
            String name = ReadDossier.DATA + ShownEvent.file(position);
            byte[] bytes = files.bytes(name, MAXIMUM_BYTES);
            if (bytes == null) {
                continue;
            }
            try {
                JsonNode bundle = MAPPER.readTree(bytes);
                event(bundle, position)
                        .map(event -> ShownEvent.of(event, values(bundle)))
                        .ifPresent(event -> {
                            shown.add(event);
                            requireTold(event, files.where(name), report);
                        });
            } catch (RuntimeException e) {
                report.add(Finding.at(
                        "event-unreadable",
                        files.where(name),
                        position,
                        "This program can't read what the event says: " + e.getMessage()));
            }
        }
        return new EventsInside(shown, shown.size() == positions.size());
    }

    private static EventBundle.Values values(JsonNode bundle) {
        List<String> disclosures = new ArrayList<>();
        bundle.path("disclosures").forEach(each -> disclosures.add(each.asString()));
        List<NotShown> notShown = new ArrayList<>();
        for (JsonNode each : bundle.path("notShown")) {
            JsonNode decidedAt = each.path("decidedAt");
            notShown.add(new NotShown(
                    each.path("digest").asString(""),
                    each.path("field").asString(""),
                    each.path("confidential").asString(""),
                    each.path("ground").asString(null),
                    decidedAt.isMissingNode() ? null : decidedAt.asLong()));
        }
        return new EventBundle.Values(disclosures, notShown);
    }

    /** Of each value that it has, a file shows it or says that it does not: nobody is to take a value for one that never was. */
    private static void requireTold(ShownEvent event, String where, ReportBuilder report) {
        for (ShownEvent.Value value : event.confidential()) {
            if (event.data().at(value.field()).has("digest")) {
                report.add(Finding.at(
                        "not-shown-missing",
                        where,
                        event.event().position(),
                        "It neither shows the value " + value.field()
                                + " nor says that it is withheld, erased or unopenable"));
            }
        }
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
