@NullMarked
package nl.korpsmonitor.command.scorecard;

import org.jspecify.annotations.NullMarked;
