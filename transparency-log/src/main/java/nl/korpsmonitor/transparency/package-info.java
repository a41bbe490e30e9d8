/**
 * A transparency log without any dependency but the JDK: RFC 6962 trees and proofs with C2SP tiles ({@code tree}), Ed25519 keys ({@code key}), signed notes
 * ({@code note}), checkpoints ({@code checkpoint}), trust policies ({@code policy}), proofs that verify offline ({@code proof}), the log's entries ({@code
 * entry}), witnesses ({@code witness}), canonical JSON ({@code json}) and salted disclosures ({@code disclosure}). {@link
 * nl.korpsmonitor.transparency.Hash} is what they share.
 */
@NullMarked
package nl.korpsmonitor.transparency;

import org.jspecify.annotations.NullMarked;
