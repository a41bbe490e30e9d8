@NullMarked
package nl.korpsmonitor.command.viewing;

import org.jspecify.annotations.NullMarked;
