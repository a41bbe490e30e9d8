/**
 * The read API. Controllers are thin: they find the state that is asked for, and show it. Errors are exceptions of
 * {@code nl.korpsmonitor.events.problems} and {@code nl.korpsmonitor.query.state}; the service renders them.
 */
@NullMarked
package nl.korpsmonitor.query.web;

import org.jspecify.annotations.NullMarked;
