package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;

/**
 * Goes over what matches in order of position, either way, and looks no further than it is asked to. Documents lie in the index in that order, as one thread
 * writes them and only neighbouring segments are merged; so nothing is sorted, and the first page costs what lies on it.
 */
final class PositionWalk {
    /** Backwards, so many documents are looked at first; then, while too little was found, stretches that grow. */
    private static final int FIRST_STRETCH = 2_048;

    private static final int GROWTH = 8;
    private static final int LONGEST_STRETCH = 1 << 18;

    private final Weight weight;
    private final List<LeafReaderContext> leaves;
    private final long from;
    private final long until;

    private PositionWalk(IndexSearcher searcher, Query query, long from, long until) throws IOException {
        this.weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        this.leaves = searcher.getIndexReader().leaves();
        this.from = from;
        this.until = until;
    }

    /**
     * Visits positions from {@code from} up to but not including {@code until} until the visitor has enough.
     *
     * @param visitor says whether to go on
     */
    static void run(
            IndexSearcher searcher, Query query, long from, long until, boolean newestFirst, LongPredicate visitor)
            throws IOException {
        PositionWalk walk = new PositionWalk(searcher, query, from, until);
        List<LeafReaderContext> order = newestFirst ? walk.leaves.reversed() : walk.leaves;
        for (LeafReaderContext leaf : order) {
            if (!(newestFirst ? walk.backwards(leaf, visitor) : walk.forwards(leaf, visitor))) {
                return;
            }
        }
    }

    private boolean forwards(LeafReaderContext leaf, LongPredicate visitor) throws IOException {
        int start = firstAtOrAfter(leaf.reader(), from);
        int end = firstAtOrAfter(leaf.reader(), until);
        NumericDocValues positions = positions(leaf.reader());
        DocIdSetIterator matches = matches(leaf);
        for (int doc = start >= end ? DocIdSetIterator.NO_MORE_DOCS : matches.advance(start);
                doc < end;
                doc = matches.nextDoc()) {
            if (!visitor.test(at(positions, doc))) {
                return false;
            }
        }
        return true;
    }

    private boolean backwards(LeafReaderContext leaf, LongPredicate visitor) throws IOException {
        int first = firstAtOrAfter(leaf.reader(), from);
        int end = firstAtOrAfter(leaf.reader(), until);
        int stretch = FIRST_STRETCH;
        while (end > first) {
            int start = Math.max(first, end - stretch);
            long[] found = new long[end - start];
            int count = 0;
            NumericDocValues positions = positions(leaf.reader());
            DocIdSetIterator matches = matches(leaf);
            for (int doc = matches.advance(start); doc < end; doc = matches.nextDoc()) {
                found[count++] = at(positions, doc);
            }
            while (count > 0) {
                if (!visitor.test(found[--count])) {
                    return false;
                }
            }
            end = start;
            stretch = Math.min(LONGEST_STRETCH, stretch * GROWTH);
        }
        return true;
    }

    private DocIdSetIterator matches(LeafReaderContext leaf) throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(leaf);
        Scorer scorer = supplier == null ? null : supplier.get(Long.MAX_VALUE);
        return scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
    }

    /** The first document of a segment at that position or a later one; the number of its documents when there is none. */
    static int firstAtOrAfter(LeafReader leaf, long position) throws IOException {
        int low = 0;
        int high = leaf.maxDoc();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(positions(leaf), middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static NumericDocValues positions(LeafReader leaf) throws IOException {
        NumericDocValues positions = leaf.getNumericDocValues(SearchDocuments.POSITION);
        return positions == null ? org.apache.lucene.index.DocValues.emptyNumeric() : positions;
    }

    /** Each document has its position; one that has none is of a damaged index. */
    static long at(NumericDocValues positions, int doc) throws IOException {
        if (!positions.advanceExact(doc)) {
            throw new org.apache.lucene.index.CorruptIndexException("a document has no position", "document " + doc);
        }
        return positions.longValue();
    }
}
