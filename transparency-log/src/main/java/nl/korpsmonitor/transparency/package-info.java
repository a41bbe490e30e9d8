/**
 * A transparency log without any dependency but the JDK: RFC 6962 trees and proofs with C2SP tiles ({@code tree}), canonical JSON
 * ({@code json}), Ed25519 keys in the text form of signed notes ({@code key}) and salted disclosures ({@code disclosure}). {@link
 * nl.korpsmonitor.transparency.Hash} is what they share.
 */
@NullMarked
package nl.korpsmonitor.transparency;

import org.jspecify.annotations.NullMarked;
