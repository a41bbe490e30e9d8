/** What the monitor holds: editions, scorecards, recommendations, comparisons, organisations, mandates and documents. */
@NullMarked
package nl.korpsmonitor.query.web.monitor;

import org.jspecify.annotations.NullMarked;
