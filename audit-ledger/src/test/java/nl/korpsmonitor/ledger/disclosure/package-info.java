@NullMarked
package nl.korpsmonitor.ledger.disclosure;

import org.jspecify.annotations.NullMarked;
