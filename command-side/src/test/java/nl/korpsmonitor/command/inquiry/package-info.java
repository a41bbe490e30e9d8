@NullMarked
package nl.korpsmonitor.command.inquiry;

import org.jspecify.annotations.NullMarked;
