/** Salted disclosures and their digests (RFC 9901): a value that can be withheld or erased behind a digest that stays. */
@NullMarked
package nl.korpsmonitor.transparency.disclosure;

import org.jspecify.annotations.NullMarked;
