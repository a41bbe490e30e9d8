@NullMarked
package nl.korpsmonitor.command.running;

import org.jspecify.annotations.NullMarked;
