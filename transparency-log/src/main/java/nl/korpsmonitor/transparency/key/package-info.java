/** Ed25519 keys (RFC 8032), named and written as C2SP signed-note v1.0.0 prescribes. */
@NullMarked
package nl.korpsmonitor.transparency.key;

import org.jspecify.annotations.NullMarked;
