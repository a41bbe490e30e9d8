@NullMarked
package nl.korpsmonitor.ledger.claim;

import org.jspecify.annotations.NullMarked;
