/** Commands and decisions about holds: what must be kept while somebody may need it as evidence. */
@NullMarked
package nl.korpsmonitor.command.hold;

import org.jspecify.annotations.NullMarked;
