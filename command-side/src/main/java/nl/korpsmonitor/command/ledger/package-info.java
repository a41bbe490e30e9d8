/** Commands and decisions about the ledger itself: its keys, its policy, its audits. */
@NullMarked
package nl.korpsmonitor.command.ledger;

import org.jspecify.annotations.NullMarked;
