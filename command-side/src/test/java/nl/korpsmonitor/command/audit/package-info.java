@NullMarked
package nl.korpsmonitor.command.audit;

import org.jspecify.annotations.NullMarked;
