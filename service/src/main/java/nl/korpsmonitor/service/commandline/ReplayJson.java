package nl.korpsmonitor.service.commandline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Explanation.Ground;
import nl.korpsmonitor.query.replay.Grounds;
import nl.korpsmonitor.query.replay.Grounds.Office;
import nl.korpsmonitor.query.replay.Reconstruction;
import nl.korpsmonitor.query.replay.Reconstructions;
import nl.korpsmonitor.query.replay.Registration.Kind;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.state.Moment;
import nl.korpsmonitor.query.web.history.ReconstructionBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells steps to programs: one JSON object a line, with the names of {@code /v1/timeline}; a reconstruction is the body of {@code /v1/reconstructions}. */
final class ReplayJson implements ReplayWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final PrintWriter out;

    ReplayJson(PrintWriter out) {
        this.out = out;
    }

    private record Line(
            long position,
            Subject subject,
            long sequence,
            String type,
            Instant recordedAt,
            PartialDate occurredOn,
            LocalDate inForceFrom,
            Actor actor,
            @Nullable String command,
            @Nullable String mandate,
            @Nullable String ground,
            @Nullable Document document,
            @Nullable Source source,
            @Nullable Office decidedBy,
            boolean fictitious,
            Kind registered,
            @Nullable Long daysLate,
            List<Change> changes,
            String proof) {}

    @Override
    public void step(Step step, List<Change> changes) {
        RecordedEvent event = step.event();
        Grounds grounds = Grounds.of(event.event());
        print(new Line(
                event.position(),
                event.subject(),
                event.sequence(),
                event.type(),
                event.recordedAt(),
                event.event().occurredOn(),
                event.inForceFrom(),
                event.actor(),
                event.cause().command(),
                grounds.mandate(),
                grounds.ground(),
                grounds.document(),
                grounds.source(),
                grounds.decidedBy(),
                event.fictitious(),
                step.registration().kind(),
                step.registration().days(),
                changes,
                "/v1/events/" + event.position() + "/proof"));
    }

    @Override
    public void ground(Ground ground) {
        print(Map.of("restsOn", ground));
    }

    @Override
    public void reconstruction(Reconstruction found, Reconstructions by, Moment moment) {
        print(ReconstructionBody.of(List.of(found), by, moment));
    }

    private void print(Object line) {
        out.print(MAPPER.writeValueAsString(line) + "\n");
    }
}
