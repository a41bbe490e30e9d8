/** Puts events in order: checks, positions, times, the tree, and group commit by one writer thread. */
@NullMarked
package nl.korpsmonitor.ledger.sequencer;

import org.jspecify.annotations.NullMarked;
