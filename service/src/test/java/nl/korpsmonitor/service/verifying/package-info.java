/** Tampers with a data directory in a thousand ways, and demands that each is found. */
@NullMarked
package nl.korpsmonitor.service.verifying;

import org.jspecify.annotations.NullMarked;
