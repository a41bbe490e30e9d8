/** Canonical JSON (RFC 8785) restricted to strings, safe integers, booleans, null, arrays and objects, and its strict reader. */
@NullMarked
package nl.korpsmonitor.transparency.json;

import org.jspecify.annotations.NullMarked;
