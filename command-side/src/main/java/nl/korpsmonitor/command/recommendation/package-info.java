/** Commands and decisions about recommendations: what is asked, what was decided, what came of it. */
@NullMarked
package nl.korpsmonitor.command.recommendation;

import org.jspecify.annotations.NullMarked;
