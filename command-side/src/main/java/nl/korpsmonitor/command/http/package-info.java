/** The write half of the HTTP API: what all write endpoints share. */
@NullMarked
package nl.korpsmonitor.command.http;

import org.jspecify.annotations.NullMarked;
