/** Why something could not be done, in terms that both sides and every door (HTTP, command line, import) share. */
@NullMarked
package nl.korpsmonitor.events.problems;

import org.jspecify.annotations.NullMarked;
