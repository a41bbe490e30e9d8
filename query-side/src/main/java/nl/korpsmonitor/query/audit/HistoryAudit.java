package nl.korpsmonitor.query.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.InspectionProgress;

/**
 * One pass over the history; for each citation what it follows from is read again. What is kept meanwhile grows with the number of subjects, scores, decisions, citations and people, not with that of events. For one thread.
 */
public final class HistoryAudit {
    private static final String PHASE = "Rules";

    private final Trail trail;
    private final Observations observations = new Observations();
    private final Set<String> unknownTypes = new TreeSet<>();
    private final List<HistoryRule> rules;
    private long events;

    private HistoryAudit(Trail trail, AuditLimits limits, AnswerCheckpoints checkpoints) {
        this.trail = trail;
        Editions editions = new Editions();
        LongFunction<Optional<Subject>> subjects =
                position -> trail.event(position).map(RecordedEvent::subject);
        this.rules = List.of(
                new ActorRules(unknownTypes),
                new ScoreRules(editions),
                new MandateRules(),
                new RecommendationRules(editions),
                new DisclosureRules(subjects),
                new InquiryRules(subjects, new AnswerEvidence(trail, checkpoints)),
                new CitationRules(trail, editions),
                new ViewingRules(),
                new TimingAnomalies(limits.lateAfterDays()),
                new CorrectionAnomalies(editions, limits.correctionsAtLeast()),
                new LifecycleRules(editions));
    }

    /**
     * What came of it.
     *
     * @param events how many were looked at
     * @param observations what does not fit, and what is unusual
     * @param unknownTypes types of events of which the audit does not know who may record them, in order
     */
    public record Result(long events, Observations observations, List<String> unknownTypes) {
        public Result {
            unknownTypes = List.copyOf(unknownTypes);
        }
    }

    /**
     * Looks through the events of the first entries.
     *
     * @param size how many entries
     * @param checkpoints judges those in answers and dossiers
     */
    public static Result of(
            Trail trail, long size, AuditLimits limits, AnswerCheckpoints checkpoints, InspectionProgress progress) {
        return new HistoryAudit(trail, limits, checkpoints).run(size, progress);
    }

    private Result run(long size, InspectionProgress progress) {
        long next = 0;
        while (next < size) {
            Trail.Stretch stretch = read(next);
            if (stretch.end() <= next) {
                break;
            }
            for (RecordedEvent event : stretch.events()) {
                if (event.position() < size) {
                    events++;
                    rules.forEach(rule -> rule.see(event, observations));
                }
            }
            next = Math.min(size, stretch.end());
            progress.step(PHASE, next, size);
        }
        observations.applied(Check.HISTORY_READABLE);
        if (next < size) {
            observations.add(new Observation(Check.HISTORY_READABLE, next, "", null, next + " / " + size, List.of()));
        }
        rules.forEach(rule -> rule.end(observations));
        return new Result(events, observations, List.copyOf(unknownTypes));
    }

    /** As much as can be read from there on; a stretch that ends where it begins when the entry there can't be. */
    private Trail.Stretch read(long from) {
        for (int limit = Trail.MAXIMUM_PAGE; limit > 0; limit /= 2) {
            try {
                return trail.stretch(from, limit);
            } catch (RuntimeException e) {
                // What is wrong with the entry, verification tells. Here it matters where it is.
            }
        }
        return new Trail.Stretch(List.of(), from);
    }
}
