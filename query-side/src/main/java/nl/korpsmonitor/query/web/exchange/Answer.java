package nl.korpsmonitor.query.web.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import nl.korpsmonitor.query.state.Moment;

/**
 * One thing, and what the answer stands on.
 *
 * @param content its fields stand beside {@code asOf}
 */
public record Answer<T>(@JsonUnwrapped T content, AsOf asOf) {
    /** One thing, as it is in a state. */
    public static <T> Answer<T> of(T content, Moment moment) {
        return new Answer<>(content, AsOf.of(moment));
    }
}
