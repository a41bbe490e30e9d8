@NullMarked
package nl.korpsmonitor.ledger;

import org.jspecify.annotations.NullMarked;
