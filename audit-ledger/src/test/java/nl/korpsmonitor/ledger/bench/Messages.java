package nl.korpsmonitor.ledger.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.ScorecardEvent.ScoreCorrected;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.LedgerMetaData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Invented event messages as the command side makes them. */
public final class Messages {
    private static final String REQUEST = "Pm0dVb5X3TzGkQ1qGm8hO6n2YxJr4sLwUe9cAiKfBtE";
    private static final PartialDate DAY = new PartialDate("2012-06-01");
    private static final Decimal SCORE = Decimal.of("7.5");

    private Messages() {}

    /** A confirmed score: nothing confidential. */
    static DomainEvent confirmed() {
        return new ScoreConfirmed("toezicht-1", SCORE, DAY);
    }

    /** A recorded score, with a reason of some ten words. */
    static DomainEvent recorded() {
        return new ScoreRecorded("toezicht-1", SCORE, reason(), DAY);
    }

    /** A corrected score. */
    static DomainEvent corrected() {
        return new ScoreCorrected("toezicht-1", SCORE, Decimal.of("6"), reason(), null, DAY);
    }

    private static Confidential<String> reason() {
        return Confidential.of("Bij het werkbezoek bleek dat de controles volgens plan zijn uitgevoerd.");
    }

    static MetaData metaData(String actor) {
        return MetaData.with(LedgerMetaData.ACTOR_ID, actor)
                .and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR")
                .and(LedgerMetaData.ACTOR_ORGANISATION, "ijsselland")
                .and(LedgerMetaData.COMMAND, "record-score")
                .and(LedgerMetaData.CORRELATION, UUID.randomUUID().toString())
                .and(LedgerMetaData.REQUEST, REQUEST);
    }

    static DomainEventMessage<?> message(Subject subject, long sequence, DomainEvent event, MetaData metaData) {
        return new GenericDomainEventMessage<>(subject.type(), subject.id(), sequence, event, metaData);
    }

    /** Recorded scores of one subject, in order, from a sequence on. */
    public static List<DomainEventMessage<?>> ofOneSubject(Subject subject, int from, int count) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int sequence = from; sequence < from + count; sequence++) {
            messages.add(message(subject, sequence, recorded(), metaData("a-1")));
        }
        return messages;
    }
}
