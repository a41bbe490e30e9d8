package nl.korpsmonitor.service.export;

import nl.korpsmonitor.transparency.key.VerifierKey;

/**
 * What an export holds, and what was done for it.
 *
 * @param origin of the ledger
 * @param entries the size of its checkpoint
 * @param bodies how many bodies it holds; of the others it holds the digests
 * @param disclosures how many it holds
 * @param unopenable how many a full export lacks that nobody erased: their keys are missing
 * @param key one of the log's keys, which signed the checkpoint
 * @param written how many files were written
 * @param unchanged how many were there already
 * @param removed how many were removed
 */
public record ExportReport(
        String origin,
        long entries,
        long bodies,
        long disclosures,
        long unopenable,
        VerifierKey key,
        int written,
        int unchanged,
        int removed) {}
