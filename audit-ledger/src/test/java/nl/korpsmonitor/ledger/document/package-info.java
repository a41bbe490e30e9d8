@NullMarked
package nl.korpsmonitor.ledger.document;

import org.jspecify.annotations.NullMarked;
