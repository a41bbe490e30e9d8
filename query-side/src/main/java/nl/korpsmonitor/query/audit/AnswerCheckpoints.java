package nl.korpsmonitor.query.audit;

import org.jspecify.annotations.Nullable;

/** Tells whether a checkpoint is one of the ledger that is audited. Whoever runs the audit has the tree and the keys; the rules have neither. */
@FunctionalInterface
public interface AnswerCheckpoints {
    /** Says nothing against any: for a history without a tree. */
    AnswerCheckpoints UNKNOWN = checkpoint -> null;

    /**
     * What is wrong with a checkpoint.
     *
     * @param checkpoint a signed note, as it was recorded; whatever text it is
     * @return in short; null when its origin is that of the ledger, its root that over as many entries, and its signature that of a key which the ledger had
     *     then
     */
    @Nullable
    String fault(String checkpoint);
}
