@NullMarked
package nl.korpsmonitor.ledger.bench;

import org.jspecify.annotations.NullMarked;
