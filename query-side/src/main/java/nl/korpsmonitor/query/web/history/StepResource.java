package nl.korpsmonitor.query.web.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.replay.Change;
import nl.korpsmonitor.query.replay.Grounds;
import nl.korpsmonitor.query.replay.Grounds.Office;
import nl.korpsmonitor.query.replay.Registration.Kind;
import nl.korpsmonitor.query.replay.Step;
import nl.korpsmonitor.query.web.exchange.StatePath;
import nl.korpsmonitor.query.web.ledger.EventResource.EventLinks;
import nl.korpsmonitor.query.web.ledger.EventResource.Recorder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event, and what it did to its subject.
 *
 * @param recordedAt when the ledger took it
 * @param occurredOn when it held in the world, as far as that is known
 * @param inForceFrom the first day on which the fact certainly held
 * @param command the name of the command that led to it
 * @param mandate code of the mandate under which it falls
 * @param ground the law, policy or agreement that it rests on
 * @param document that was relied on
 * @param source where it was read
 * @param decidedBy the office that decided, outside of this system
 * @param registered ON_TIME; LATE: on a later day than the last one that occurredOn can mean; BACKDATED: put before what was recorded earlier, so that it changes
 *     what held on a past day for which something else was known; UNKNOWN: it has no date
 * @param daysLate days between the day on which it held and that of recording; there when it is late or backdated
 * @param changes the fields that it changed, with before and after; empty where it changed none, and for subjects that have no state
 * @param states all facts before and after it; there when they were asked for
 * @param data what it says, as {@code /v1/events} shows it; absent in explanations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepResource(
        long position,

        @Schema(type = "string", example = "scorecard/2012/ijsselland")
        Subject subject,

        long sequence,
        @Schema(example = "score-corrected") String type,
        Instant recordedAt,
        @Schema(type = "string", example = "2012-11") PartialDate occurredOn,
        LocalDate inForceFrom,
        Recorder actor,
        @Nullable String command,
        @Nullable String mandate,
        @Nullable String ground,
        @Nullable Document document,
        @Nullable Source source,
        @Nullable Office decidedBy,
        boolean fictitious,
        Kind registered,
        @Nullable Long daysLate,
        List<ChangeResource> changes,
        @Nullable States states,

        @Schema(implementation = Object.class, types = "object") @Nullable
        JsonNode data,

        StepLinks links) {

    /**
     * All facts, by field.
     *
     * @param before absent when there were none
     * @param after absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record States(
            @Schema(implementation = Object.class, types = "object") @Nullable
            Map<String, JsonNode> before,

            @Schema(implementation = Object.class, types = "object") @Nullable
            Map<String, JsonNode> after) {
        static States of(Step step) {
            return new States(
                    step.before() == null ? null : step.before().values(),
                    step.after() == null ? null : step.after().values());
        }
    }

    /**
     * Where to look further.
     *
     * @param proof that it is in the ledger
     * @param body its exact bytes
     * @param bundle both in one file
     * @param previous the event of the same subject before it
     * @param next the one after it
     * @param stateBefore the state of the subject as known just before it
     * @param stateAfter the same with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepLinks(
            @Schema(example = "/v1/events/761") String event,
            @Schema(example = "/v1/events/761/proof") String proof,
            @Schema(example = "/v1/events/761/body") String body,
            @Schema(example = "/v1/events/761/bundle") String bundle,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String stateBefore,
            @Nullable String stateAfter) {
        static StepLinks of(Step step, @Nullable Long next, @Nullable LocalDate day) {
            long position = step.event().position();
            EventLinks links = EventLinks.of(position);
            return new StepLinks(
                    event(position),
                    links.proof(),
                    links.body(),
                    links.bundle(),
                    step.previous() == null ? null : event(step.previous()),
                    next == null ? null : event(next),
                    step.before() == null ? null : StatePath.of(step.event().subject(), position - 1, day),
                    step.after() == null ? null : StatePath.of(step.event().subject(), position, day));
        }

        private static String event(long position) {
            return "/v1/events/" + position;
        }
    }

    /** @param changes those that are shown */
    static StepResource of(
            Step step, List<Change> changes, @Nullable States states, @Nullable JsonNode data, StepLinks links) {
        RecordedEvent event = step.event();
        Grounds grounds = Grounds.of(event.event());
        return new StepResource(
                event.position(),
                event.subject(),
                event.sequence(),
                event.type(),
                event.recordedAt(),
                event.event().occurredOn(),
                event.inForceFrom(),
                Recorder.of(event.actor()),
                event.cause().command(),
                grounds.mandate(),
                grounds.ground(),
                grounds.document(),
                grounds.source(),
                grounds.decidedBy(),
                event.fictitious(),
                step.registration().kind(),
                step.registration().days(),
                ChangeResource.of(changes),
                states,
                data,
                links);
    }
}
