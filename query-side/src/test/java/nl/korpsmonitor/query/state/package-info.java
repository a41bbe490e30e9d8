@NullMarked
package nl.korpsmonitor.query.state;

import org.jspecify.annotations.NullMarked;
