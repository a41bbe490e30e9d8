/** The log of use: what was tried and refused, who failed to log in, and what was done to accounts, keys and settings. What was recorded is in the ledger. */
@NullMarked
package nl.korpsmonitor.service.auditing;

import org.jspecify.annotations.NullMarked;
