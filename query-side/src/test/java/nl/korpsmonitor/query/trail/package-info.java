/** Trails for tests: one in memory, and seeded random histories to fill it with. */
@NullMarked
package nl.korpsmonitor.query.trail;

import org.jspecify.annotations.NullMarked;
