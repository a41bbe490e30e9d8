/**
 * Weighted means, classes, year-on-year comparison and trends: pure functions on plain records, exact throughout.
 * docs/decisions/0003 defines every figure. All types are immutable, so any thread may use them.
 */
@NullMarked
package nl.korpsmonitor.query.comparison;

import org.jspecify.annotations.NullMarked;
