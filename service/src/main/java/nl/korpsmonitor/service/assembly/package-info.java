/** Puts the ledger, the command side and the query side together in one process. */
@NullMarked
package nl.korpsmonitor.service.assembly;

import org.jspecify.annotations.NullMarked;
