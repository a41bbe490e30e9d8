package nl.korpsmonitor.command.inquiry;

import java.util.Optional;

/** Finds the signed checkpoints that an answer stands on. The service implements it from the published log. Safe for use by many threads. */
@FunctionalInterface
public interface PublishedCheckpoints {
    /** There is none: for a program in which nobody answers inquiries. */
    PublishedCheckpoints NONE = position -> Optional.empty();

    /**
     * The newest published checkpoint, once it covers the entry at a position; it waits at most two seconds for that.
     *
     * @return the signed note exactly as it was published; empty when none covers it in that time
     */
    Optional<String> covering(long position);
}
