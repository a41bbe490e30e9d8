@NullMarked
package nl.korpsmonitor.query.web.history;

import org.jspecify.annotations.NullMarked;
