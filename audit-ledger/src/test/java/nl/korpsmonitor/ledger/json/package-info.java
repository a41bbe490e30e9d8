@NullMarked
package nl.korpsmonitor.ledger.json;

import org.jspecify.annotations.NullMarked;
