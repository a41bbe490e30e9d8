package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingBelowTest {
    private static final String PREFIX = "scorecard/2013";

    @TempDir
    private Path directory;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(LedgerOptions.in(directory.resolve("ledger")));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static GenericDomainEventMessage<?> event(String subject, long sequence) {
        return new GenericDomainEventMessage<>(
                new Subject(subject).type(),
                subject,
                sequence,
                new ScoringClosed(PartialDate.UNKNOWN),
                MetaData.with(LedgerMetaData.ACTOR_ID, "a").and(LedgerMetaData.ACTOR_ROLE, Role.SYSTEM.name()));
    }

    private void append(String subject, long sequence) {
        ledger.eventStorageEngine().appendEvents(event(subject, sequence));
    }

    private void appendExpectingNothingBelow(long fromPosition) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            AppendConditions.of(unitOfWork).expectNothingBelow(PREFIX, fromPosition);
            append("edition/2013", 0);
        } finally {
            unitOfWork.rollback();
        }
    }

    @Test
    void an_event_of_a_subject_that_nobody_knew_of_refuses_the_append() {
        long read = ledger.size();
        append("scorecard/2013/force", 0);
        long size = ledger.size();
        assertThatThrownBy(() -> appendExpectingNothingBelow(read))
                .isInstanceOfSatisfying(SubjectMovedException.class, e -> {
                    assertThat(e.subject()).isEqualTo(new Subject("scorecard/2013/force"));
                    assertThat(e.expected()).isEqualTo(-1);
                    assertThat(e.actual()).isZero();
                });
        assertThat(ledger.size()).isEqualTo(size);
    }

    @Test
    void a_further_event_of_a_known_subject_refuses_it_too() {
        append("scorecard/2013/partner/by/force", 0);
        long read = ledger.size();
        append("scorecard/2013/partner/by/force", 1);
        assertThatThrownBy(() -> appendExpectingNothingBelow(read)).isInstanceOf(SubjectMovedException.class);
    }

    @Test
    void what_was_read_and_what_lies_elsewhere_does_not_matter() {
        append("scorecard/2013/force", 0);
        long read = ledger.size();
        append("scorecard/20134/force", 0);
        append("scorecard/2012/force", 0);
        append("recommendation/2013/r-1", 0);
        appendExpectingNothingBelow(read);
        assertThat(ledger.trail().lastSequence(new Subject("edition/2013"))).isZero();
    }
}
