@NullMarked
package nl.korpsmonitor.ledger.axon;

import org.jspecify.annotations.NullMarked;
