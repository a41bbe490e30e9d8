@NullMarked
package nl.korpsmonitor.query.standards;

import org.jspecify.annotations.NullMarked;
