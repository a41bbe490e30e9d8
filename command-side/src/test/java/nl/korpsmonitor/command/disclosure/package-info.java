@NullMarked
package nl.korpsmonitor.command.disclosure;

import org.jspecify.annotations.NullMarked;
