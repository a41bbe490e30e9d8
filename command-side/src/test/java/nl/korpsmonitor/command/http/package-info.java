@NullMarked
package nl.korpsmonitor.command.http;

import org.jspecify.annotations.NullMarked;
