/** Commands and decisions about mandates, under which recommendations are decided. */
@NullMarked
package nl.korpsmonitor.command.mandate;

import org.jspecify.annotations.NullMarked;
