/** Reads commands from strict JSON, naming every field that can't be read. */
@NullMarked
package nl.korpsmonitor.command.reading;

import org.jspecify.annotations.NullMarked;
