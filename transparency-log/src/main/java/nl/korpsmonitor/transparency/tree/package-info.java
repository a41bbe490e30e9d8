/** The Merkle tree of RFC 6962 section 2.1 over SHA-256, its proofs, and its storage as C2SP tlog-tiles of height 8. */
@NullMarked
package nl.korpsmonitor.transparency.tree;

import org.jspecify.annotations.NullMarked;
