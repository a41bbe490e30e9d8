@NullMarked
package nl.korpsmonitor.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
