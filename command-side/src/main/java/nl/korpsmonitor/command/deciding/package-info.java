/**
 * What every decision shares: commands and their names, the collector of faults, what may be read of other subjects,
 * and the aggregate that turns decided events into recorded ones. Decisions themselves live beside their aggregate.
 */
@NullMarked
package nl.korpsmonitor.command.deciding;

import org.jspecify.annotations.NullMarked;
