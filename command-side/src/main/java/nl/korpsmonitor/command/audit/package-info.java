/** Records that the ledger was audited, and with what result. */
@NullMarked
package nl.korpsmonitor.command.audit;

import org.jspecify.annotations.NullMarked;
