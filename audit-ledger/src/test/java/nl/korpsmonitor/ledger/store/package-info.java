@NullMarked
package nl.korpsmonitor.ledger.store;

import org.jspecify.annotations.NullMarked;
