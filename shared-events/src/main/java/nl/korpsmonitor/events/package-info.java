@NullMarked
package nl.korpsmonitor.events;

import org.jspecify.annotations.NullMarked;
