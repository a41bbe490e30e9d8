package nl.korpsmonitor.service.dossier;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.dossier.contents.Derivation;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;

/** Holds what follows from the events of a dossier to what everybody reads in the ledger: no dossier goes out that says something else. */
final class DerivedAsRead {
    private final Trail trail;
    private final Visibility visibility;
    private final ComparedAsRead compared;

    private DerivedAsRead(Trail trail, ComparedAsRead compared) {
        this.trail = trail;
        this.visibility = Visibility.ofPublic(PublicEditions.of(trail));
        this.compared = compared;
    }

    /**
     * Compares each state, reconstruction and comparison. An event is shown as it is, with its proof.
     *
     * @param trail up to the dossier's checkpoint
     * @throws IllegalStateException when one differs
     */
    static void require(List<Item> items, Trail trail, ComparedAsRead compared) {
        DerivedAsRead read = new DerivedAsRead(trail, compared);
        for (Item item : items) {
            if (!read.isShownBy(item)) {
                throw new IllegalStateException("what follows of " + what(item) + " from the events of item "
                        + item.code() + " is not what is read");
            }
        }
    }

    private boolean isShownBy(Item item) {
        CitedState state = item.cited().evidence().state();
        if (state != null) {
            return state.reconstructedAsOf() == null ? isState(item, state) : isReconstruction(item, state);
        }
        return item.cited().evidence().comparison() == null
                || compared.read(item.cited().evidence().comparison(), trail).equals(item.comparison());
    }

    private boolean isState(Item item, CitedState cited) {
        Replay replay = new Replay(trail, visibility, cited.inForceOn());
        return Derivation.shown(replay.at(cited.subject(), cited.knownAt() + 1)).equals(item.facts());
    }

    private boolean isReconstruction(Item item, CitedState cited) {
        Optional<Reconstruction> read = cited.reconstructedAsOf() == null
                ? Optional.empty()
                : new Reconstructions(trail, visibility, cited.reconstructedAsOf())
                        .of(cited.subject(), cited.knownAt() + 1);
        return read.equals(item.reconstruction())
                && Derivation.shown(read.map(Reconstruction::facts).orElse(null))
                        .equals(item.facts());
    }

    private static String what(Item item) {
        CitedState state = item.cited().evidence().state();
        return state == null ? "two editions compared" : state.subject().id();
    }
}
