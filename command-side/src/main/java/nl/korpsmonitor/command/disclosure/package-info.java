/** Commands and decisions about showing confidential values: withholding, releasing, erasing. */
@NullMarked
package nl.korpsmonitor.command.disclosure;

import org.jspecify.annotations.NullMarked;
