/** The entries of the log: leaves, which are public, and the bundles in which they are served. */
@NullMarked
package nl.korpsmonitor.transparency.entry;

import org.jspecify.annotations.NullMarked;
