@NullMarked
package nl.korpsmonitor.command.reading;

import org.jspecify.annotations.NullMarked;
