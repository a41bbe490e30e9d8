/** Commands and decisions about who stands behind a pseudonym. */
@NullMarked
package nl.korpsmonitor.command.actor;

import org.jspecify.annotations.NullMarked;
