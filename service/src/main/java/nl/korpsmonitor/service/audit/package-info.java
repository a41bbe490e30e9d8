/** The audit run: verifies a ledger, checks its whole history, and writes a signed report. */
@NullMarked
package nl.korpsmonitor.service.audit;

import org.jspecify.annotations.NullMarked;
