package nl.korpsmonitor.query.readmodel;

import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The read models of one ledger in one place, and what is rebuilt beside them. Several processes may have the same ones open. Safe for use by many threads.
 */
public interface ReadModels extends AutoCloseable {
    /** A place where read models are kept: a file, a database. */
    @FunctionalInterface
    interface Place {
        /**
         * Opens them; makes empty ones when there are none.
         *
         * @param ledger tells this ledger from every other one, such as the id of its first event
         * @param reached whether this ledger has as many entries as a position says. Read models that are further are those of a ledger that was put
         *     back since: they are begun anew
         * @param mayBegin false for whoever only reads: that fails, then, where they would have to be begun anew
         * @throws IllegalStateException when they would have to be begun anew and must not; the message says what to do
         * @throws RuntimeException of the adapter when the place can't be used
         */
        ReadModels open(String ledger, LongPredicate reached, boolean mayBegin);
    }

    /** What is in use. The same object for ever: what was rebuilt is swapped in behind it. */
    ReadModelStore live();

    /**
     * Where another process has swapped in read models that are not as far as what readers here have seen: brings them as far, so that readers can go over.
     * To be called now and then by whoever projects, and not beside a write; does nothing when there are none.
     *
     * @param catchUp folds into the store that it is given, up to the position of the live one
     */
    default void bringSuccessor(Consumer<ReadModelStore> catchUp) {}

    /** Deletes what has been out of use for long, if it is time to. To be called now and then by whoever projects; fails in no way. */
    default void tidy() {}

    /**
     * How far what is being rebuilt is, or what an unfinished rebuild left, whichever process does it; up to a second old. Empty when there is nothing, or
     * that can't be told from here.
     *
     * @throws RuntimeException of the adapter when the place can't be used
     */
    default OptionalLong rebuildingPosition() {
        return OptionalLong.empty();
    }

    /**
     * What is being rebuilt: what an unfinished rebuild by the same program left, or empty.
     *
     * @param program tells the program that folds from every other, so that no two fold one half each
     * @throws IllegalStateException when another rebuild is under way
     */
    Rebuilding rebuilding(String program);

    @Override
    void close();

    /** Read models that are made beside the live ones. Confined to one thread at a time. */
    interface Rebuilding extends AutoCloseable {
        /** Where they are made. */
        ReadModelStore store();

        /**
         * Puts them in place of the live ones. Readers see the ones or the others, and nobody sees a position go back.
         *
         * @param catchUp brings the store to a position, or further; called with that of the live ones
         */
        void swap(LongConsumer catchUp);

        /** Deletes them; they are not wanted after all. */
        void discard();

        /** Leaves them as they are, for the next rebuild to go on with, unless they were swapped in or discarded. */
        @Override
        void close();
    }
}
