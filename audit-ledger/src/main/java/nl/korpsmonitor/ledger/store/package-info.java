/** Where entries are kept: the port that an adapter implements, and what goes through it. */
@NullMarked
package nl.korpsmonitor.ledger.store;

import org.jspecify.annotations.NullMarked;
