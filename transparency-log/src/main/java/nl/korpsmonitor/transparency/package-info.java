@NullMarked
package nl.korpsmonitor.transparency;

import org.jspecify.annotations.NullMarked;
