@NullMarked
package nl.korpsmonitor.ledger.inspection;

import org.jspecify.annotations.NullMarked;
