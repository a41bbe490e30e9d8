package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.Visibility;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Full text over what is not confidential, in an index that follows the ledger. It holds nothing that can't be made anew from the ledger: a directory that is
 * damaged, of another format or of another ledger is emptied and filled again by itself. Of several processes on one directory one writes; all of them
 * search. Safe for use by many threads.
 */
public final class SearchIndex implements AutoCloseable {
    /** An index that is further behind than this would leave out much that others show: nobody is answered until it has caught up. */
    public static final long MAXIMUM_LAG = 10_000;

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final Trail trail;
    private final LongSupplier reached;
    private final IndexFollower follower;

    private SearchIndex(Trail trail, LongSupplier reached, IndexFollower follower) {
        this.trail = trail;
        this.reached = reached;
        this.follower = follower;
    }

    /**
     * Opens the index and starts to follow the ledger, on a thread of its own. A directory that can't be used fails nothing but searches.
     *
     * @param reached up to which position it may go: that of the read models, so that who finds an event finds it in a state too
     * @param directory made when absent
     */
    public static SearchIndex start(Trail trail, LongSupplier reached, Path directory) {
        return new SearchIndex(trail, reached, IndexFollower.start(trail, reached, directory));
    }

    /**
     * Events that were found.
     *
     * @param events that the reader may see, in the order asked for
     * @param more whether the reader may see further ones
     * @param asOf the last position that the index holds; -1 when none
     */
    public record Found(List<RecordedEvent> events, boolean more, long asOf) {}

    /**
     * The events that fit a question, by position. What is found, and whether there is more, depends on nothing that the reader may not see.
     *
     * @param after the position after which, in the order asked for, to begin; null for the beginning
     * @param wanted 1 or more
     * @param visibility judges each event that is found
     * @throws NotCaughtUpException when the index is far behind, or can't be read
     */
    public Found search(
            SearchQuestion question, boolean newestFirst, @Nullable Long after, int wanted, Visibility visibility) {
        long reached = this.reached.getAsLong();
        try (IndexView view = follower.view()) {
            if (view == null || reached - view.next() > MAXIMUM_LAG) {
                throw notCaughtUp(reached - 1);
            }
            // Read models that are filled anew may be behind it.
            long end = Math.min(reached, view.next());
            Wanted events = new Wanted(trail, visibility, wanted);
            long from = question.recordedFrom() == null ? 0 : sizeBefore(question.recordedFrom());
            long until = question.recordedUntil() == null ? end : Math.min(end, sizeBefore(question.recordedUntil()));
            from = after == null || newestFirst ? from : Math.max(from, after + 1);
            until = after == null || !newestFirst ? until : Math.min(until, after);
            IndexSearcher searcher = view.searcher();
            Query query = new BooleanQuery.Builder()
                    .add(SearchQueries.of(question), Occur.FILTER)
                    .add(SearchQueries.visible(visibility, searcher.getIndexReader()), Occur.FILTER)
                    .build();
            PositionWalk.run(searcher, query, from, until, newestFirst, events::take);
            return new Found(events.found, events.more, end - 1);
        } catch (IOException e) {
            follower.suspect(e);
            throw notCaughtUp(reached - 1);
        }
    }

    /** Takes what may be seen, and one more than wanted to know that there is one. */
    private static final class Wanted {
        private final Trail trail;
        private final Visibility visibility;
        private final int wanted;
        private final List<RecordedEvent> found = new ArrayList<>();
        private boolean more;

        Wanted(Trail trail, Visibility visibility, int wanted) {
            this.trail = trail;
            this.visibility = visibility;
            this.wanted = wanted;
        }

        boolean take(long position) {
            Optional<RecordedEvent> event = trail.event(position).filter(visibility::maySee);
            if (event.isEmpty()) {
                return true;
            }
            if (found.size() == wanted) {
                more = true;
                return false;
            }
            found.add(event.get());
            return true;
        }
    }

    /** How many entries were recorded before a time; they have times of whole microseconds, which never decrease. */
    private long sizeBefore(Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.MICROS);
        return trail.sizeAt(whole.equals(time) ? whole.minus(MICROSECOND) : whole);
    }

    /**
     * Waits until the event at a position can be found.
     *
     * @throws NotCaughtUpException when the time runs out first
     * @throws IllegalStateException when the thread is interrupted while waiting
     */
    public void await(long position, Duration patience) {
        if (!follower.await(position, patience)) {
            throw notCaughtUp(position);
        }
    }

    /** How it is doing. */
    public SearchStatus status() {
        return follower.status();
    }

    private NotCaughtUpException notCaughtUp(long wanted) {
        return NotCaughtUpException.ofSearch(wanted, status().position());
    }

    /** Stops following, and lets another process write. */
    @Override
    public void close() {
        follower.close();
    }
}
