/**
 * Reading the state of the monitor as of a position, by whoever may see it. Nothing here knows Spring or a database.
 */
@NullMarked
package nl.korpsmonitor.query.state;

import org.jspecify.annotations.NullMarked;
