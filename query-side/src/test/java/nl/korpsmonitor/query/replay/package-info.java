@NullMarked
package nl.korpsmonitor.query.replay;

import org.jspecify.annotations.NullMarked;
