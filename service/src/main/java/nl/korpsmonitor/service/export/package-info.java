/**
 * Copies the published ledger into a folder that can be checked, and hosted, without this program: C2SP tlog-tiles, with the bodies beside them.
 * docs/export.md describes the folder.
 */
@NullMarked
package nl.korpsmonitor.service.export;

import org.jspecify.annotations.NullMarked;
