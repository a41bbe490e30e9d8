/**
 * The ledger's history, told step by step: what each event changed, what differs between two moments and by which events, which events led to a value, and
 * what was known before the ledger began. Everything is folded from events that the reader may see; what may not be seen is as if it were not there. Nothing
 * here knows a framework, a database or a clock, and no confidential value is opened.
 */
@NullMarked
package nl.korpsmonitor.query.replay;

import org.jspecify.annotations.NullMarked;
