@NullMarked
package nl.korpsmonitor.command.hold;

import org.jspecify.annotations.NullMarked;
