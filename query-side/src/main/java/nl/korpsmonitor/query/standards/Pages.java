package nl.korpsmonitor.query.standards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read a page at a time, so that no more than one page is in memory. Confined to one thread at a time.
 *
 * @param <T> a row
 */
@FunctionalInterface
public interface Pages<T> {
    /** The next page, which may be empty; null after the last. */
    @Nullable
    List<T> next();

    /** All rows at once. */
    static <T> Pages<T> of(List<T> rows) {
        return new Pages<>() {
            private boolean given;

            @Override
            public @Nullable List<T> next() {
                if (given) {
                    return null;
                }
                given = true;
                return rows;
            }
        };
    }

    /** The rows that each row stands for, in order. */
    default <R> Pages<R> expanded(Function<? super T, List<R>> rows) {
        return () -> {
            List<T> page = next();
            if (page == null) {
                return null;
            }
            List<R> expanded = new ArrayList<>();
            page.forEach(row -> expanded.addAll(rows.apply(row)));
            return expanded;
        };
    }

    /** The same with those of each row as a page of their own, made when it is asked for: for rows that stand for many. */
    default <R> Pages<R> expandedApart(Function<? super T, List<R>> rows) {
        return new Pages<>() {
            private Iterator<T> left = Collections.emptyIterator();

            @Override
            public @Nullable List<R> next() {
                while (!left.hasNext()) {
                    List<T> page = Pages.this.next();
                    if (page == null) {
                        return null;
                    }
                    left = page.iterator();
                }
                return rows.apply(left.next());
            }
        };
    }
}
