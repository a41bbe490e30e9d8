/**
 * Keeps the files of documents beside the entries that tell of them, found by the SHA-256 of what is stored. What not everybody may see is encrypted under a
 * key that is itself a confidential value of the entry: who destroys that erases the file, wherever there are copies of it.
 */
@NullMarked
package nl.korpsmonitor.ledger.document;

import org.jspecify.annotations.NullMarked;
