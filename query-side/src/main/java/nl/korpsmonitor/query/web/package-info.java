/**
 * The read API. Its rooms are packages: {@code exchange}, what requests and answers have in common, which uses no room; {@code ledger}, events, bodies and proofs;
 * and {@code monitor}, {@code inquiry}, {@code history} and {@code search}, which use those two and not one another. Controllers are thin: they find the state that is
 * asked for, and show it. Errors are exceptions of {@code nl.korpsmonitor.events.problems} and {@code nl.korpsmonitor.query.state}; the service renders them.
 */
@NullMarked
package nl.korpsmonitor.query.web;

import org.jspecify.annotations.NullMarked;
