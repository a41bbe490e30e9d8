package nl.korpsmonitor.command.running;

import nl.korpsmonitor.ledger.Receipt;

/**
 * What became of a command.
 *
 * @param receipt what it left in the ledger
 * @param replayed whether it was recorded earlier, under the same idempotency key, and not again now
 */
public record CommandResult(Receipt receipt, boolean replayed) {}
