/** Tests of the import, on a real ledger. */
@NullMarked
package nl.korpsmonitor.service.importing;

import org.jspecify.annotations.NullMarked;
