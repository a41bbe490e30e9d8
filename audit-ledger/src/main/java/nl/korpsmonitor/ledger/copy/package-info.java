/** Takes a ledger from one store to another, byte for byte: to move it, to back it up, to restore it. */
@NullMarked
package nl.korpsmonitor.ledger.copy;

import org.jspecify.annotations.NullMarked;
