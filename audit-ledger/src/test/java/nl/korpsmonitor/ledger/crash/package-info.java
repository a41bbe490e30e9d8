@NullMarked
package nl.korpsmonitor.ledger.crash;

import org.jspecify.annotations.NullMarked;
