@NullMarked
package nl.korpsmonitor.ledger.sequencer;

import org.jspecify.annotations.NullMarked;
