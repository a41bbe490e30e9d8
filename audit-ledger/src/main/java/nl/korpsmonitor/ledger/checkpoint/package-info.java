/** Signed statements of the ledger's size and root: how they are signed, witnessed and published, and what is served below them. */
@NullMarked
package nl.korpsmonitor.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
