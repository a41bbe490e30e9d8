package nl.korpsmonitor.service.observation;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.korpsmonitor.command.running.CommandObserver;
import nl.korpsmonitor.command.running.CommandResult;
import nl.korpsmonitor.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Times and traces commands, and the appends within them. It tells what was done and how it ended, never about whom or
 * by whom: messages of exceptions quote what people wrote, so they are left out.
 */
final class CommandObservations implements CommandObserver {
    /** Timer and span of a command, by {@code command} and {@code outcome}. */
    static final String COMMAND = "korpsmonitor.command";

    /** Timer and span of an append, by {@code outcome}. */
    static final String APPEND = "korpsmonitor.append";

    /** Events that were appended together. */
    static final String APPENDED_EVENTS = "korpsmonitor.append.events";

    /** On an append's span: the position of its first event. */
    static final String FIRST_POSITION = "ledger.first_position";

    /** On an append's span: how many events it has. */
    static final String EVENTS = "ledger.events";

    private static final String OUTCOME = "outcome";

    private final ObservationRegistry observations;
    private final Tracer tracer;
    private final DistributionSummary events;

    CommandObservations(ObservationRegistry observations, Tracer tracer, MeterRegistry meters) {
        this.observations = observations;
        this.tracer = tracer;
        this.events = DistributionSummary.builder(APPENDED_EVENTS)
                .description("Events that a command appended together.")
                .register(meters);
    }

    @Override
    public CommandResult running(String command, Supplier<CommandResult> run) {
        Observation observation = Observation.createNotStarted(COMMAND, observations)
                .contextualName("command " + command)
                .lowCardinalityKeyValue("command", command);
        return observed(observation, run, CommandOutcome::of);
    }

    @Override
    public Receipt appending(Supplier<Receipt> append) {
        Observation observation =
                Observation.createNotStarted(APPEND, observations).contextualName("append");
        return observed(
                observation,
                () -> {
                    Receipt receipt = append.get();
                    events.record(receipt.count());
                    observation.highCardinalityKeyValue(FIRST_POSITION, Long.toString(receipt.firstPosition()));
                    observation.highCardinalityKeyValue(EVENTS, Integer.toString(receipt.count()));
                    return receipt;
                },
                receipt -> CommandOutcome.RECORDED);
    }

    /** The observation covers the work, and says how it ended; what was thrown is not told to it, as its message would be. */
    private static <T> T observed(Observation observation, Supplier<T> work, Function<T, CommandOutcome> outcomeOf) {
        observation.start();
        Observation.Scope scope = observation.openScope();
        // An error, which is not caught here, ends it with this.
        CommandOutcome outcome = CommandOutcome.FAILED;
        try {
            T result = work.get();
            outcome = outcomeOf.apply(result);
            return result;
        } catch (RuntimeException e) {
            outcome = CommandOutcome.of(e);
            throw e;
        } finally {
            scope.close();
            observation.lowCardinalityKeyValue(OUTCOME, outcome.label()).stop();
        }
    }

    /** Trace and span of the command, joined by a hyphen; null outside a trace. */
    @Override
    public @Nullable String correlation() {
        Span span = tracer.currentSpan();
        if (span == null || span.context().traceId().isEmpty()) {
            return null;
        }
        return span.context().traceId() + "-" + span.context().spanId();
    }
}
