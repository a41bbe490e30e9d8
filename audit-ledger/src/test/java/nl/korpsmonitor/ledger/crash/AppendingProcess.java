package nl.korpsmonitor.ledger.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Receipt;
import nl.korpsmonitor.ledger.sequencer.TreeHead;
import nl.korpsmonitor.transparency.Hash;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * The process that {@link CrashTest} kills: it appends to a ledger over several threads until the end, and prints a line
 * for each acknowledgement after it got it: {@code <first position> <count> <subject> <last sequence> <key> <size> <root> <ids>}, where size and root are of a
 * tree that holds the acknowledged events.
 */
public final class AppendingProcess {
    static final int WRITERS = 6;
    private static final int MOST_EVENTS = 4;

    private AppendingProcess() {}

    /** Arguments: data directory, seed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
        Ledger ledger = Ledger.open(LedgerOptions.in(Path.of(arguments[0])));
        out.println("open");
        out.flush();
        long seed = Long.parseLong(arguments[1]);
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            new Thread(() -> write(ledger, writer, new Random(seed + writer), out)).start();
        }
    }

    private static void write(Ledger ledger, int writer, Random random, PrintStream out) {
        Subject subject = Subject.scorecard(2012, "korps-" + writer);
        long next = ledger.trail().lastSequence(subject) + 1;
        while (true) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            int count = 1 + random.nextInt(MOST_EVENTS);
            for (int i = 0; i < count; i++) {
                events.add(event(subject, next + i));
            }
            Hash key = Hash.sha256((subject + "/" + next).getBytes(StandardCharsets.US_ASCII));
            Receipt receipt = append(ledger, events, key);
            StringBuilder line = new StringBuilder()
                    .append(receipt.firstPosition())
                    .append(' ')
                    .append(receipt.count())
                    .append(' ')
                    .append(receipt.subject())
                    .append(' ')
                    .append(receipt.sequence())
                    .append(' ')
                    .append(key.hex());
            TreeHead head = ledger.head();
            line.append(' ').append(head.size()).append(' ').append(head.root().hex());
            events.forEach(event -> line.append(' ').append(event.getIdentifier()));
            synchronized (out) {
                out.println(line);
                out.flush();
            }
            next += count;
        }
    }

    private static Receipt append(Ledger ledger, List<DomainEventMessage<?>> events, Hash key) {
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("append"));
        try {
            AppendConditions conditions = AppendConditions.of(unitOfWork);
            conditions.idempotencyKey(key.bytes());
            ledger.eventStorageEngine().appendEvents(events);
            return Objects.requireNonNull(conditions.receipt());
        } finally {
            unitOfWork.commit();
        }
    }

    private static DomainEventMessage<?> event(Subject subject, long sequence) {
        ScoreRecorded event = new ScoreRecorded(
                "d-" + sequence % 20,
                Decimal.of("7.5"),
                Confidential.of("reason " + sequence),
                new PartialDate("2012"));
        return new GenericDomainEventMessage<>(
                "scorecard",
                subject.id(),
                sequence,
                event,
                MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR"));
    }
}
