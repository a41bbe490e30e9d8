/** Puts the inspections of all parts of a data directory together. */
@NullMarked
package nl.korpsmonitor.service.verifying;

import org.jspecify.annotations.NullMarked;
