/** Events and their values as JSON for people and clients; what is stored has a form of its own. */
@NullMarked
package nl.korpsmonitor.ledger.json;

import org.jspecify.annotations.NullMarked;
