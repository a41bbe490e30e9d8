/** How fast the whole service is. Run by hand, never asserted: see docs/performance.md. */
@NullMarked
package nl.korpsmonitor.service.benchmark;

import org.jspecify.annotations.NullMarked;
