@NullMarked
package nl.korpsmonitor.query.web.exchange;

import org.jspecify.annotations.NullMarked;
