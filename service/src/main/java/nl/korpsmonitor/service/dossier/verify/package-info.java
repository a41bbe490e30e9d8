/** Verifies a dossier by the events in it, without a ledger and without what writes one. */
@NullMarked
package nl.korpsmonitor.service.dossier.verify;

import org.jspecify.annotations.NullMarked;
