@NullMarked
package nl.korpsmonitor.query.projection;

import org.jspecify.annotations.NullMarked;
