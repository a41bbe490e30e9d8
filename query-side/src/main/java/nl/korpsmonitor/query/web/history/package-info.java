/** How what the monitor holds came to be: timelines, differences, explanations and reconstructions. */
@NullMarked
package nl.korpsmonitor.query.web.history;

import org.jspecify.annotations.NullMarked;
