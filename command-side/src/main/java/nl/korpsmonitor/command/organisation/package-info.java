/** Organisations and their succession. */
@NullMarked
package nl.korpsmonitor.command.organisation;

import org.jspecify.annotations.NullMarked;
