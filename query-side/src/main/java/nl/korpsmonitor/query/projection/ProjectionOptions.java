package nl.korpsmonitor.query.projection;

import java.nio.file.Path;
import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.ledger.claim.FileClaim;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModels;

/**
 * How a process takes part in projecting.
 *
 * @param place where the read models are kept
 * @param claim which of the processes on that place projects; the projection closes it with itself
 * @param followOnly true for a process that never projects, but reads what another one does
 * @param batchSize the most events per write, 1 or more
 */
public record ProjectionOptions(ReadModels.Place place, Claim claim, boolean followOnly, int batchSize) {
    /** The most events per write, unless said otherwise. */
    public static final int BATCH_SIZE = 500;

    /** @throws IllegalArgumentException when the batch size is below 1 */
    public ProjectionOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize: at least 1");
        }
    }

    /** Projects whenever the claim is held. */
    public static ProjectionOptions of(ReadModels.Place place, Claim claim) {
        return new ProjectionOptions(place, claim, false, BATCH_SIZE);
    }

    /** Read models in a SQLite file, into which the process projects that holds the lock beside it, {@code views.lock} for {@code views.db}. */
    public static ProjectionOptions sqlite(Path viewsFile) {
        String lock = String.valueOf(viewsFile.getFileName()).replaceFirst("\\.db$", "") + ".lock";
        return of(SqliteReadModels.in(viewsFile), new FileClaim(viewsFile.resolveSibling(lock)));
    }

    /** The same, but never projecting. */
    public ProjectionOptions followingOnly() {
        return new ProjectionOptions(place, claim, true, batchSize);
    }

    /** The same, with other batches. */
    public ProjectionOptions withBatchSize(int size) {
        return new ProjectionOptions(place, claim, followOnly, size);
    }
}
