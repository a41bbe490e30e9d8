@NullMarked
package nl.korpsmonitor.command.edition;

import org.jspecify.annotations.NullMarked;
