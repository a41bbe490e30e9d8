package nl.korpsmonitor.service.dossier.contents;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.query.comparison.Comparison;
import nl.korpsmonitor.query.replay.Reconstruction;
import tools.jackson.databind.JsonNode;

/**
 * Something that an answer stands on, with what it shows.
 *
 * @param kind of evidence
 * @param positions of the events that it follows from, in order
 * @param fictitious whether any of them is invented
 * @param facts of a state, or of a reconstruction; empty for other evidence, and when nothing was known
 * @param reconstruction of a state that is reconstructed; empty for other evidence, and when there is nothing
 * @param comparison of two editions; empty for other evidence, and when one of them was not known
 * @param names of organisations that are compared, by code
 */
public record Item(
        EvidenceCited cited,
        Kind kind,
        List<Long> positions,
        boolean fictitious,
        SortedMap<String, JsonNode> facts,
        Optional<Reconstruction> reconstruction,
        Optional<Comparison> comparison,
        SortedMap<String, String> names) {

    /** Sorts of evidence. */
    public enum Kind {
        /** One event. */
        EVENT,
        /** What was known of a subject. */
        STATE,
        /** What was known before the ledger began, of a subject, by what was recorded later. */
        RECONSTRUCTION,
        /** Two editions compared. */
        COMPARISON
    }

    /**
     * Derives what an item shows.
     *
     * @param trail that the derivation reads
     */
    public static Item of(EvidenceCited cited, Derivation derivation, EventsTrail trail) {
        Evidence evidence = cited.evidence();
        if (evidence.state() != null) {
            List<Long> positions = derivation.positions(evidence.state());
            boolean reconstructed = evidence.state().reconstructedAsOf() != null;
            Optional<Reconstruction> reconstruction = derivation.reconstruction(evidence.state());
            return new Item(
                    cited,
                    reconstructed ? Kind.RECONSTRUCTION : Kind.STATE,
                    positions,
                    trail.isFictitious(positions),
                    reconstructed
                            ? Derivation.shown(
                                    reconstruction.map(Reconstruction::facts).orElse(null))
                            : derivation.facts(evidence.state()),
                    reconstruction,
                    Optional.empty(),
                    new TreeMap<>());
        }
        if (evidence.comparison() != null) {
            List<Long> positions = derivation.positions(evidence.comparison());
            Optional<Comparison> comparison = derivation.comparison(evidence.comparison());
            return new Item(
                    cited,
                    Kind.COMPARISON,
                    positions,
                    trail.isFictitious(positions),
                    new TreeMap<>(),
                    Optional.empty(),
                    comparison,
                    derivation.names(evidence.comparison()));
        }
        List<Long> position = List.of(evidence.lastPosition());
        return new Item(
                cited,
                Kind.EVENT,
                position,
                trail.isFictitious(position),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    /** Its code. */
    public String code() {
        return cited.item();
    }

    /** Where its data is, below the payload: as JSON, and as tables when there are any. */
    public List<String> files() {
        return switch (kind) {
            case EVENT -> List.of(ShownEvent.file(positions.getFirst()));
            case STATE, RECONSTRUCTION -> List.of("states/" + code() + ".csv", "states/" + code() + ".json");
            case COMPARISON ->
                Stream.concat(Stream.of("comparisons/" + code() + ".json"), ComparisonTables.files(code()).stream())
                        .sorted()
                        .toList();
        };
    }
}
