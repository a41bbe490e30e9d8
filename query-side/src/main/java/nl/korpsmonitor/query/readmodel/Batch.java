package nl.korpsmonitor.query.readmodel;

import java.util.List;

/**
 * What is written to a store in one go. Immutable.
 *
 * @param generation of the content that it was folded from, as {@link ReadModelStore#generation()} said before the first document was read
 * @param changes in position order
 * @param nextPosition the new token, above all positions of the changes
 */
public record Batch(long generation, List<RowChange> changes, long nextPosition) {
    /** @throws IllegalArgumentException when the changes are not in order or not below the token */
    public Batch {
        changes = List.copyOf(changes);
        long last = -1;
        for (RowChange change : changes) {
            if (change.position() < last || change.position() >= nextPosition) {
                throw new IllegalArgumentException("changes: in position order and below " + nextPosition);
            }
            last = change.position();
        }
    }

    /** The changes that a store at a position does not have yet. */
    public List<RowChange> changesFrom(long position) {
        return changes.stream().filter(change -> change.position() >= position).toList();
    }
}
