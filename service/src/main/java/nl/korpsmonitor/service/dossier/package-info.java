/** Makes dossiers: puts an answer's evidence into one file that anybody can read and verify. */
@NullMarked
package nl.korpsmonitor.service.dossier;

import org.jspecify.annotations.NullMarked;
