package nl.korpsmonitor.query.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent.InquiryReassigned;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.query.replay.PremiseRule.Premise;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a subject's events, one after the other, whether what each builds on is among those that were used. It builds on the very events that stood when it was
 * recorded: what never was recorded, or may not be seen, is not missed. For one thread.
 */
final class Premises {
    private final Map<Premise, Long> recorded = new HashMap<>();
    private final Map<Premise, Long> used = new HashMap<>();
    /** Who answers an inquiry, by what was recorded; null before one was registered. */
    private @Nullable String owner;

    /** Whether all that the next event builds on stands by the same events as when it was recorded. */
    boolean standFor(RecordedEvent next) {
        return PremiseRules.of(next.event()).buildsOn().stream()
                .allMatch(premise -> Objects.equals(recorded.get(premise), used.get(premise)));
    }

    /** Takes the next event. */
    void take(RecordedEvent next, boolean isUsed) {
        PremiseRule rule = ofSameOwner(next.event()) ? PremiseRules.OF_ANOTHER_OFFICE : PremiseRules.of(next.event());
        apply(rule, next, recorded);
        if (isUsed) {
            apply(rule, next, used);
        }
    }

    /** Whether it gives an inquiry to another office of those who answer it anyway; remembers who does from then on. */
    private boolean ofSameOwner(DomainEvent next) {
        String before = owner;
        switch (next) {
            case InquiryRegistered registered -> owner = registered.ownerOrganisation();
            case InquiryReassigned reassigned -> {
                owner = reassigned.ownerOrganisation();
                return owner.equals(before);
            }
            default -> {}
        }
        return false;
    }

    private static void apply(PremiseRule rule, RecordedEvent event, Map<Premise, Long> standing) {
        rule.takesAway().forEach(standing::remove);
        rule.laysDown().forEach(premise -> standing.put(premise, event.position()));
    }
}
