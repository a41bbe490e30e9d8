/** Commands and decisions about inquiries: questions that are answered from the ledger, and what the answers stand on. */
@NullMarked
package nl.korpsmonitor.command.inquiry;

import org.jspecify.annotations.NullMarked;
