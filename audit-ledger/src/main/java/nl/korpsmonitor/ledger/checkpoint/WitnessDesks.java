package nl.korpsmonitor.ledger.checkpoint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.policy.TlogPolicy.Party;

/**
 * The witnesses that count now, each with its desk and its link, and what they have cosigned together. One thread says which they are; what is known of them may be
 * asked by many.
 */
final class WitnessDesks {
    private final WitnessLinks links;
    private final CheckpointTiming timing;
    private final Map<Party, Desk> desks = new HashMap<>();
    private volatile List<WitnessDesk> current = List.of();

    WitnessDesks(WitnessLinks links, CheckpointTiming timing) {
        this.links = links;
        this.timing = timing;
    }

    /** What is known of a witness, and how it is reached. */
    record Desk(WitnessDesk desk, WitnessLinks.Link link) {}

    /** From now on these are the witnesses that count: those that are new are opened, and the links of those that left are closed. */
    List<Desk> of(Collection<Party> parties) {
        List<Desk> ofThese = parties.stream()
                .map(party -> desks.computeIfAbsent(party, this::open))
                .toList();
        desks.entrySet().removeIf(entry -> {
            boolean gone = !parties.contains(entry.getKey());
            if (gone) {
                entry.getValue().link().close();
            }
            return gone;
        });
        current = ofThese.stream().map(Desk::desk).toList();
        return ofThese;
    }

    private Desk open(Party party) {
        return new Desk(
                new WitnessDesk(party, timing, System::nanoTime),
                party.url() == null ? WitnessLinks.NONE : links.to(party));
    }

    /** Whether asking for this text again now could bring a cosignature that is not among these. */
    boolean want(String text, List<NoteSignature> has) {
        return current.stream().anyMatch(desk -> desk.due(text) || !has.containsAll(desk.cosignatures(text)));
    }

    /** Whether those that cosigned this text are enough. */
    boolean meet(TlogPolicy policy, String text) {
        Set<VerifierKey> cosigners = new HashSet<>();
        for (WitnessDesk desk : current) {
            if (!desk.cosignatures(text).isEmpty()) {
                cosigners.add(desk.witness().key());
            }
        }
        return policy.quorumMetBy(cosigners);
    }

    /** All cosignatures of this text. */
    List<NoteSignature> cosignatures(String text) {
        return current.stream()
                .flatMap(desk -> desk.cosignatures(text).stream())
                .toList();
    }

    /** Nobody here asks them now. */
    void notAsked() {
        current.forEach(WitnessDesk::notAsked);
    }

    /** How the witnesses are. */
    List<CheckpointStatus.Witness> status() {
        return current.stream().map(WitnessDesk::status).toList();
    }

    /** Ends all connections. */
    void close() {
        desks.values().forEach(desk -> desk.link().close());
    }
}
