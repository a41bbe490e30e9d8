package nl.korpsmonitor.ledger.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import nl.korpsmonitor.events.ScorecardEvent.ScoreConfirmed;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.CheckpointTiming;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * The process that {@link PublishingCrashTest} kills: it appends and signs without a pause, and prints each checkpoint that it sees published, in base64, on a line
 * of its own.
 */
public final class PublishingProcess {
    private static final int WRITERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final CheckpointTiming RESTLESS =
            new CheckpointTiming(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(10), PATIENCE, PATIENCE);

    private PublishingProcess() {}

    /** Argument: data directory. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
        Ledger ledger = Ledger.open(LedgerOptions.in(Path.of(arguments[0])).withTiming(RESTLESS));
        out.println("open");
        out.flush();
        for (int i = 0; i < WRITERS; i++) {
            Subject subject = Subject.scorecard(2012, "korps-" + i);
            new Thread(() -> write(ledger, subject)).start();
        }
        for (long next = 0; ; ) {
            SignedCheckpoint published =
                    ledger.publishedLog().awaitCovering(next, PATIENCE).orElse(null);
            if (published != null) {
                out.println(
                        Base64.getEncoder().encodeToString(published.encoded().getBytes(StandardCharsets.UTF_8)));
                out.flush();
                next = published.checkpoint().size();
            }
            Thread.onSpinWait();
        }
    }

    private static void write(Ledger ledger, Subject subject) {
        MetaData actor = MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR");
        for (long next = ledger.trail().lastSequence(subject) + 1; ; next++) {
            ScoreConfirmed event = new ScoreConfirmed("d-1", Decimal.of("7.5"), new PartialDate("2012"));
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>("scorecard", subject.id(), next, event, actor));
        }
    }
}
