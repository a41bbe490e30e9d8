/**
 * Brings files into the ledger: import files as {@code docs/import.md} describes them, scorecards from a spreadsheet,
 * and the demo data. Every record goes through the same commands as the API.
 */
@NullMarked
package nl.korpsmonitor.service.importing;

import org.jspecify.annotations.NullMarked;
