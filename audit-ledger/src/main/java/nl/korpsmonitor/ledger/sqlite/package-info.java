/** The embedded store: one SQLite database in WAL mode, one writer connection, readers that never wait for it. */
@NullMarked
package nl.korpsmonitor.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
