/** How fast the ledger is. Run by hand, never asserted: see docs/performance.md. */
@NullMarked
package nl.korpsmonitor.ledger.bench;

import org.jspecify.annotations.NullMarked;
