/** Puts the command side together: aggregates, the catalogue of commands, and what the service needs to run them. */
@NullMarked
package nl.korpsmonitor.command;

import org.jspecify.annotations.NullMarked;
