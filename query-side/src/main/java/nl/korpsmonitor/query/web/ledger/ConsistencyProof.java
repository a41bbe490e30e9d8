package nl.korpsmonitor.query.web.ledger;

import java.util.List;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.web.exchange.TreeHead;
import nl.korpsmonitor.transparency.Hash;

/**
 * Shows that one tree begins with another.
 *
 * @param hashes base64 of each hash of the RFC 9162 consistency proof, in order; none when the sizes are equal or the smaller is 0
 */
public record ConsistencyProof(TreeHead from, TreeHead to, List<String> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * The proof between two sizes of a log.
     *
     * @throws IllegalArgumentException unless 0 &lt;= from &lt;= to &lt;= the published size
     */
    public static ConsistencyProof of(PublishedLog log, long from, long to) {
        return new ConsistencyProof(
                head(log, from),
                head(log, to),
                log.consistency(from, to).stream().map(Hash::base64).toList());
    }

    private static TreeHead head(PublishedLog log, long size) {
        return new TreeHead(size, log.root(size).base64());
    }
}
