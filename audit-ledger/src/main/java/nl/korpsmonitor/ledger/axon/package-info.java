/** The ledger as Axon's event storage: message to entry and back. */
@NullMarked
package nl.korpsmonitor.ledger.axon;

import org.jspecify.annotations.NullMarked;
