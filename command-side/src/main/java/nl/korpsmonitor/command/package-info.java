@NullMarked
package nl.korpsmonitor.command;

import org.jspecify.annotations.NullMarked;
