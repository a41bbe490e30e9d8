/** What an inspection has to say: what it checked, and what is not as it should be, and where. */
@NullMarked
package nl.korpsmonitor.ledger.finding;

import org.jspecify.annotations.NullMarked;
