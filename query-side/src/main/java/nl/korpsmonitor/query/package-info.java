@NullMarked
package nl.korpsmonitor.query;

import org.jspecify.annotations.NullMarked;
