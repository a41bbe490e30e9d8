/**
 * Encrypts the disclosures of confidential values, each under a key of its own. Who destroys the key erases the value:
 * the entry, its digest and every proof stay as they are.
 */
@NullMarked
package nl.korpsmonitor.ledger.disclosure;

import org.jspecify.annotations.NullMarked;
