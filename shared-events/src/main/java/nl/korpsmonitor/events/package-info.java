/**
 * The events of the ledger: one sealed interface per subject type, one record per event.
 *
 * <p>An event says what happened in the past tense, in the words of {@code docs/glossary.md}. Its stored name and
 * revision stand in {@link nl.korpsmonitor.events.EventName}; the Java names may change, stored bytes never do.
 * Everything here is immutable and may be shared between threads.
 */
@NullMarked
package nl.korpsmonitor.events;

import org.jspecify.annotations.NullMarked;
