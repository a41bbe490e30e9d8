package nl.korpsmonitor.query.web.history;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.state.Moment;
import nl.korpsmonitor.query.web.exchange.AsOf;
import nl.korpsmonitor.query.web.history.ReconstructionPage.NotReconstructed;
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
        return page(found.stream().map(Listed::new).toList(), by, moment, null);
    }

    /** A subject on a page: what was known of it, or why that is not told. */
    record Listed(@Nullable Reconstruction found, @Nullable NotReconstructed not) {
        Listed(Reconstruction found) {
            this(found, null);
        }
    }

    /** What is listed of a subject; empty when nothing is recorded of it that the reader may see. */
    static Optional<Listed> listed(Subject subject, Reconstructions by, Moment moment) {
        Subject many = by.tooMany(subject, moment.beforePosition());
        if (many != null) {
            String timeline = "/v1/timeline?subject=" + many.id() + "&to=" + moment.position();
            return Optional.of(new Listed(null, new NotReconstructed(subject, by.maximumEvents(), timeline)));
        }
        return by.of(subject, moment.beforePosition()).map(Listed::new);
    }

    /** @param next link to the next stretch; null at the end */
    static ReconstructionPage page(List<Listed> listed, Reconstructions by, Moment moment, @Nullable String next) {
        List<Reconstruction> found =
                listed.stream().map(Listed::found).flatMap(Stream::ofNullable).toList();
        return new ReconstructionPage(
                found.stream().map(ReconstructionResource::of).toList(),
                listed.stream().map(Listed::not).flatMap(Stream::ofNullable).toList(),
                found.stream().anyMatch(by::isFictitious),
                AsOf.of(moment),
                next);
    }
}
