/** Runs a witness: a second party that cosigns a log's checkpoints as long as the log only grows. docs/witness.md says how. */
@NullMarked
package nl.korpsmonitor.service.witnessing;

import org.jspecify.annotations.NullMarked;
