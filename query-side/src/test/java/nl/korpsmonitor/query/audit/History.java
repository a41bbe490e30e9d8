package nl.korpsmonitor.query.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.Cause;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.trail.InMemoryTrail;

/** A history made by hand, past all rules that decide; and what an audit comes across in it. */
final class History {
    static final Actor LEDGER = new Actor("ledger", Role.SYSTEM, null);

    private final InMemoryTrail trail = new InMemoryTrail();
    private Instant now = Instant.parse("2013-03-01T09:00:00Z");

    /** With these people, each in every role and of no organisation. */
    History(String... people) {
        Set<Role> all = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
        for (String person : people) {
            add(
                    LEDGER,
                    Subject.actor(person),
                    new ActorRegistered(Confidential.of(person), all, null, day("2013-03-01")));
        }
    }

    static PartialDate day(String text) {
        return new PartialDate(text);
    }

    /** From here on it is that time. */
    History at(String time) {
        now = Instant.parse(time);
        return this;
    }

    /** An event by a person in a role. */
    History by(String person, Role role, Subject subject, DomainEvent event) {
        return add(new Actor(person, role, null), subject, event);
    }

    /** An invented event by a person in a role. */
    History invented(String person, Role role, Subject subject, DomainEvent event) {
        return add(new Actor(person, role, null), subject, event, true);
    }

    History add(Actor actor, Subject subject, DomainEvent event) {
        return add(actor, subject, event, false);
    }

    private History add(Actor actor, Subject subject, DomainEvent event, boolean fictitious) {
        EventName name = event.getClass().getAnnotation(EventName.class);
        trail.add(new RecordedEvent(
                trail.size(),
                now,
                subject,
                trail.lastSequence(subject) + 1,
                "event-" + trail.size(),
                name.value(),
                name.revision(),
                actor,
                new Cause("test", null, null, null),
                fictitious,
                event));
        return this;
    }

    InMemoryTrail trail() {
        return trail;
    }

    HistoryAudit.Result audited() {
        return audited(AuditLimits.DEFAULT);
    }

    HistoryAudit.Result audited(AuditLimits limits) {
        return audited(limits, AnswerCheckpoints.UNKNOWN);
    }

    HistoryAudit.Result audited(AuditLimits limits, AnswerCheckpoints checkpoints) {
        return HistoryAudit.of(trail, trail.size(), limits, checkpoints, (phase, done, total) -> {});
    }

    /** The codes of all checks that something came of. */
    Set<String> observed() {
        Observations observations = audited().observations();
        return new TreeSet<>(Arrays.stream(Check.values())
                .filter(check -> observations.count(check) > 0)
                .map(Check::code)
                .toList());
    }

    List<Observation> of(Check check) {
        return audited().observations().of(check);
    }
}
