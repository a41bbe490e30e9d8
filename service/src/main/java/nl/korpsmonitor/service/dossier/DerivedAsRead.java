package nl.korpsmonitor.service.dossier;

import java.util.List;
import java.util.SortedMap;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Replay;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.dossier.contents.Derivation;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.PublicEditions;
import tools.jackson.databind.JsonNode;

/** Holds what follows from the events of a dossier to what a state read shows everybody: no dossier goes out that says something else. */
final class DerivedAsRead {
    private DerivedAsRead() {}

    /**
     * Compares each state.
     *
     * @param trail up to the dossier's checkpoint
     * @throws IllegalStateException when one differs
     */
    static void require(List<Item> items, Trail trail) {
        Visibility visibility = Visibility.ofPublic(PublicEditions.of(trail));
        for (Item item : items) {
            CitedState cited = item.cited().evidence().state();
            if (cited != null && item.kind() == Item.Kind.STATE) {
                SortedMap<String, JsonNode> read = Derivation.shown(
                        new Replay(trail, visibility, cited.inForceOn()).at(cited.subject(), cited.knownAt() + 1));
                if (!read.equals(item.facts())) {
                    throw new IllegalStateException("what follows of " + cited.subject() + " from the events of item "
                            + item.code() + " is not what is read");
                }
            }
        }
    }
}
