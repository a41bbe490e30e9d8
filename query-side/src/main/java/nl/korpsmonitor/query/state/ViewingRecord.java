package nl.korpsmonitor.query.state;

import java.util.Map;
import nl.korpsmonitor.events.values.Subject;

/** Records that confidential values are read. The service implements it, as the query side records nothing. Safe for use by many threads. */
@FunctionalInterface
public interface ViewingRecord {
    /**
     * Records that the reader of the present request is about to be shown confidential values. When it returns that is durable, and when it throws nothing may be
     * shown. It is asked on the request's own thread.
     *
     * @param viewed by subject the position of the first event whose values are shown; one subject at least, and as many as there are
     * @param purpose why, as the reader said
     * @throws NotRecordedHereException on a node that records nothing
     */
    void record(Map<Subject, Long> viewed, String purpose);
}
