/** The value types of which events consist. Each checks its own invariants; all are immutable. */
@NullMarked
package nl.korpsmonitor.events.values;

import org.jspecify.annotations.NullMarked;
