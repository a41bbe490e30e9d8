package nl.korpsmonitor.query.web;

import java.util.List;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.Moment;
import org.jspecify.annotations.Nullable;

/** What {@code /v1/reconstructions} answers, also for who does not ask over HTTP. */
public final class ReconstructionBody {
    private ReconstructionBody() {}

    /**
     * The body, to be written as JSON without what is null.
     *
     * @param found one or more, or none
     * @param by whoever found them
     * @param moment up to which was looked
     */
    public static Object of(List<Reconstruction> found, Reconstructions by, Moment moment) {
        return page(found, by, moment, null);
    }

    /** @param next link to the next stretch; null at the end */
    static Page<ReconstructionResource> page(
            List<Reconstruction> found, Reconstructions by, Moment moment, @Nullable String next) {
        return new Page<>(
                found.stream().map(ReconstructionResource::of).toList(),
                found.stream().anyMatch(by::isFictitious),
                AsOf.of(moment),
                next);
    }
}
