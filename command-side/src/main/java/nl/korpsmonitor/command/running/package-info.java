/** Runs commands: who may give them, idempotency, preconditions, retries and rehearsals. */
@NullMarked
package nl.korpsmonitor.command.running;

import org.jspecify.annotations.NullMarked;
