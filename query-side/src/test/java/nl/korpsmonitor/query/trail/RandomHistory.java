package nl.korpsmonitor.query.trail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.FrameworkFixed;
import nl.korpsmonitor.events.HoldEvent.HoldLifted;
import nl.korpsmonitor.events.HoldEvent.HoldPlaced;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRenamed;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationSucceeded;
import nl.korpsmonitor.events.OrganisationEvent.Successor;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;

/**
 * A random history over all kinds of subjects, valid as far as folds care. The same seed gives the same history. Dates
 * are days, months, years or unknown, before or on the day of recording, and in no order.
 */
public final class RandomHistory {
    /** The organisations that take part. */
    static final List<String> ORGANISATIONS = List.of("alfa", "bravo", "charlie", "delta");

    /** The editions that take part. */
    static final List<Integer> EDITIONS = List.of(2008, 2010, 2012);

    /** The edition whose working paper the second document is. */
    public static final int WORKING_PAPER_OF = 2012;

    private final Random random;
    private final InMemoryTrail trail = new InMemoryTrail();
    private final List<Runnable> moves = new ArrayList<>();
    private Instant now = Instant.parse("2012-03-01T00:00:00Z");

    private final boolean byTheRules;
    private final Duration longestPause;

    private RandomHistory(long seed, List<String> organisations, boolean byTheRules, Duration longestPause) {
        this.byTheRules = byTheRules;
        this.longestPause = longestPause;
        random = new Random(seed);
        EDITIONS.forEach(year -> moves.add(new RandomEdition(this, year)::move));
        for (int year : EDITIONS) {
            for (String organisation : organisations) {
                moves.add(new RandomScorecard(this, Subject.scorecard(year, organisation))::move);
            }
            moves.add(new RandomScorecard(this, Subject.scorecard(year, "om", "alfa"))::move);
            moves.add(new RandomRecommendation(this, Subject.recommendation(year, "r-1"))::move);
            moves.add(new RandomRecommendation(this, Subject.recommendation(year, "r-2"))::move);
        }
        organisations.forEach(code -> moves.add(() -> organisation(code)));
        List.of("m-1", "m-2").forEach(code -> moves.add(() -> mandate(code)));
        List.of("d-1", "d-2").forEach(code -> moves.add(() -> document(code)));
        List.of("a-1", "a-2").forEach(id -> moves.add(() -> actor(id)));
        if (byTheRules) {
            List.of("i-1", "i-2", "i-3", "i-4", "i-5", "i-6")
                    .forEach(code -> moves.add(new RandomInquiry(this, Subject.inquiry(code))::move));
        } else {
            List.of("h-1", "h-2", "h-3", "h-4", "h-5", "h-6").forEach(code -> moves.add(() -> hold(code)));
        }
    }

    /** A trail of that many events, of which the first opens the ledger. */
    public static InMemoryTrail of(long seed, int events) {
        return new RandomHistory(seed, ORGANISATIONS, false, Duration.ofDays(3)).run(events);
    }

    /**
     * A year by the rules, in which no score comes before the framework, with so many organisations that no subject has very many events; with inquiries, which
     * cite, answer and are closed.
     */
    public static InMemoryTrail byTheRules(long seed, int events) {
        List<String> organisations = IntStream.rangeClosed(1, Math.max(4, events / 400))
                .mapToObj(number -> "org-" + number)
                .toList();
        return new RandomHistory(
                        seed, organisations, true, Duration.ofDays(2 * 365).dividedBy(events))
                .run(events);
    }

    private InMemoryTrail run(int events) {
        record(
                Subject.LEDGER,
                new LedgerOpened("0".repeat(32), "test/" + "0".repeat(32), "key", List.of("v1"), PartialDate.UNKNOWN));
        while (trail.size() < events) {
            pick(moves).run();
        }
        return trail;
    }

    void record(Subject subject, DomainEvent event) {
        now = now.plusMillis(random.nextLong(longestPause.toMillis()));
        String actor = pick(List.of("a-1", "a-2"));
        boolean fictitious = subject.id().contains("2010");
        trail.at(now.toString()).append(subject, event, actor, fictitious);
    }

    /** Whether scores of the edition can be recorded. */
    boolean takesScores(int year) {
        return !byTheRules
                || trail.ofSubject(Subject.edition(year), 0, Long.MAX_VALUE, 1_000).stream()
                        .anyMatch(event -> event.event() instanceof FrameworkFixed);
    }

    boolean has(Subject subject) {
        return trail.lastSequence(subject) >= 0;
    }

    long size() {
        return trail.size();
    }

    long sequence(Subject subject) {
        return trail.lastSequence(subject);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A date in the past, as exact as it happens to be. */
    PartialDate date() {
        String day = pastDay().toString();
        return switch (random.nextInt(4)) {
            case 0 -> PartialDate.UNKNOWN;
            case 1 -> new PartialDate(day.substring(0, 7));
            case 2 -> new PartialDate(day.substring(0, 4));
            default -> new PartialDate(day);
        };
    }

    LocalDate pastDay() {
        return now.atZone(RecordedEvent.CALENDAR).toLocalDate().minusDays(random.nextInt(400));
    }

    private void organisation(String code) {
        Subject subject = Subject.organisation(code);
        if (!has(subject)) {
            record(subject, new OrganisationRegistered("Name of " + code, pick(List.of(Kind.values())), null, date()));
        } else if (chance(0.7)) {
            record(subject, new OrganisationRenamed("Name " + below(100), Samples.SOURCE, date()));
        } else if (chance(0.5)) {
            Successor successor = new Successor(pick(List.of("echo", "foxtrot")), null);
            PartialDate day = PartialDate.of(pastDay());
            record(subject, new OrganisationSucceeded(List.of(successor), null, true, null, day));
        } else {
            record(subject, new OrganisationEnded(null, PartialDate.of(pastDay())));
        }
    }

    private void mandate(String code) {
        Subject subject = Subject.mandate(code);
        MandateScope scope = new MandateScope(Set.of(pick(List.of(Addressee.Kind.values()))), Set.of(), Set.of());
        if (!has(subject)) {
            LocalDate until = chance(0.5) ? null : pastDay().plusDays(800);
            record(
                    subject,
                    new MandateGranted(
                            "alfa", "korpschef", Samples.EVERYTHING, pastDay(), until, Samples.LETTER, date()));
        } else if (chance(0.7)) {
            record(subject, new MandateLimited(scope, pastDay().plusDays(200), Samples.secret(), null, date()));
        } else {
            record(subject, new MandateRevoked(pastDay().plusDays(200), Samples.secret(), null, date()));
        }
    }

    private void document(String code) {
        Subject subject = Subject.document(code);
        Integer edition = code.equals("d-2") ? WORKING_PAPER_OF : null;
        Document described = new Document(code, "Title " + below(50), date(), null, null, null, null);
        if (!has(subject)) {
            record(subject, new DocumentRegistered(described, date(), edition, date()));
        } else if (chance(0.5)) {
            record(subject, new DocumentDescriptionCorrected(described, edition, Samples.secret(), date()));
        } else {
            record(
                    subject,
                    new DocumentFileStored(
                            "a".repeat(64), below(1_000), "application/pdf", edition, null, null, date()));
        }
    }

    private void hold(String code) {
        Subject subject = Subject.hold(code);
        if (!has(subject)) {
            Set<String> below = chance(0.5) ? Set.of("recommendation/" + pick(EDITIONS), "mandate/m-1") : Set.of();
            Set<Long> positions = below.isEmpty() || chance(0.5) ? Set.of(0L, 1L + below(1_000)) : Set.of();
            record(subject, new HoldPlaced(below, positions, chance(0.5) ? null : "kv-1", Samples.secret(), date()));
        } else if (sequence(subject) == 0) {
            record(subject, new HoldLifted(Samples.secret(), date()));
        }
    }

    private void actor(String id) {
        Subject subject = Subject.actor(id);
        if (!has(subject)) {
            record(subject, new ActorRegistered(Samples.secret(), Set.of(Role.ASSESSOR), null, PartialDate.UNKNOWN));
        }
    }
}
