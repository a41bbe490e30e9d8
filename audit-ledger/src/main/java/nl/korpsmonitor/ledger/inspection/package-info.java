/**
 * Reads a whole data directory again and finds what is not as it must be: entries, tree, checkpoints, keys, and whatever follows from the entries. It
 * changes nothing. What only one kind of store can judge is behind {@link nl.korpsmonitor.ledger.store.StoreInspection}.
 */
@NullMarked
package nl.korpsmonitor.ledger.inspection;

import org.jspecify.annotations.NullMarked;
