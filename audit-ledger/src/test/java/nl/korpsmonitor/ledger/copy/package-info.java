@NullMarked
package nl.korpsmonitor.ledger.copy;

import org.jspecify.annotations.NullMarked;
