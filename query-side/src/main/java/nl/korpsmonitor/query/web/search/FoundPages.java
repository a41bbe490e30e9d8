package nl.korpsmonitor.query.web.search;

import java.util.List;
import java.util.function.Supplier;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.search.SearchQuestion;
import nl.korpsmonitor.query.standards.Pages;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * All events that a search finds, read a page at a time. What may be seen is judged anew for each page; what the index takes in meanwhile is not among them. For
 * one thread.
 */
final class FoundPages implements Pages<RecordedEvent> {
    /** How many events are in memory at a time. */
    static final int PAGE = 200;

    private final SearchIndex index;
    private final SearchQuestion question;
    private final boolean newestFirst;
    private final Supplier<Visibility> visibility;
    private final long position;
    private SearchIndex.@Nullable Found read;
    private @Nullable Long after;
    private boolean ended;

    /**
     * Reads the first page, which tells up to where the ledger is searched.
     *
     * @param visibility what the reader may see, whenever it is asked
     * @throws NotCaughtUpException when the index is far behind, or can't be read
     */
    FoundPages(SearchIndex index, SearchQuestion question, boolean newestFirst, Supplier<Visibility> visibility) {
        this.index = index;
        this.question = question;
        this.newestFirst = newestFirst;
        this.visibility = visibility;
        SearchIndex.Found first = search();
        this.read = first;
        this.position = first.asOf();
    }

    /** The last position that was searched; -1 when none was. */
    long position() {
        return position;
    }

    /**
     * @throws NotCaughtUpException when the index can't be read
     * @throws IllegalStateException when it holds less than it did when the first page was read, so that something would be left out
     */
    @Override
    public @Nullable List<RecordedEvent> next() {
        if (ended) {
            return null;
        }
        SearchIndex.Found page = read == null ? search() : read;
        read = null;
        if (page.asOf() < position) {
            throw new IllegalStateException(
                    "the index ended at " + position + " and ends at " + page.asOf() + " now: it is made anew");
        }
        List<RecordedEvent> events = page.events().stream()
                .filter(event -> event.position() <= position)
                .toList();
        ended = !page.more() || events.size() < page.events().size();
        after = ended ? after : Long.valueOf(events.getLast().position());
        return events;
    }

    private SearchIndex.Found search() {
        return index.search(question, newestFirst, after, PAGE, visibility.get());
    }
}
