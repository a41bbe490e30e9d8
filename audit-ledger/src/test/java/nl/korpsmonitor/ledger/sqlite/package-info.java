@NullMarked
package nl.korpsmonitor.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
