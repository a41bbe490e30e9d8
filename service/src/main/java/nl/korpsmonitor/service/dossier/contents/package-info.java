/** What is in a dossier, derived from events: whoever writes one and whoever verifies one do it with this, so that the one can't show what the other does not find. */
@NullMarked
package nl.korpsmonitor.service.dossier.contents;

import org.jspecify.annotations.NullMarked;
