/** Commands and decisions about organisations: forces, units, chain partners and other bodies. */
@NullMarked
package nl.korpsmonitor.command.organisation;

import org.jspecify.annotations.NullMarked;
