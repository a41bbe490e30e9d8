package nl.korpsmonitor.command.inquiry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RecordDossier;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.AnswerAmended;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.InquiryAnswered;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/** Has dossiers made that were asked for, from the inquiry as it is at one moment, while nobody waits for its lock. Safe for use by many threads. */
public final class DossierDesk {
    private final Trail trail;
    private final PublishedCheckpoints checkpoints;
    private final DossierMaker maker;
    private final Clock clock;

    /** @param clock says what day it is */
    public DossierDesk(Trail trail, PublishedCheckpoints checkpoints, DossierMaker maker, Clock clock) {
        this.trail = trail;
        this.checkpoints = checkpoints;
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * A dossier that was made and is not recorded yet.
     *
     * @param sequence of the last event of the inquiry that it was made of: only right after that it may be recorded
     */
    public record Prepared(RecordDossier command, long sequence) {}

    /**
     * Makes a dossier.
     *
     * @param command whose decision found nothing wrong
     * @param purpose why confidential values are opened; null opens none
     * @throws CheckpointMissingException when no published checkpoint covers the answer
     * @throws RefusedException when it can't be made
     */
    public Prepared prepare(IssueDossier command, @Nullable String purpose) {
        Known known = known(command.subject());
        InquiryState state = known.state();
        int answer = Objects.requireNonNullElse(command.answer(), state.answers() - 1);
        long position = known.answers().get(answer);
        DossierOrder order = new DossierOrder(
                command.subject().segments().getLast(),
                answer,
                Objects.requireNonNullElse(command.version(), Version.PUBLIC),
                Objects.requireNonNullElse(command.language(), state.languages().get(answer)),
                checkpoints.covering(position).orElseThrow(() -> new CheckpointMissingException(position)),
                state.dossiers() + 1);
        MadeDossier made = maker.make(order, purpose);
        requireNotTooMuch(made);
        PartialDate on = command.occurredOn() == null
                ? PartialDate.of(LocalDate.ofInstant(clock.instant(), RecordedEvent.CALENDAR))
                : command.occurredOn();
        DossierIssued event = new DossierIssued(
                order.number(),
                answer,
                order.version(),
                order.language(),
                order.checkpoint(),
                sha256(made.zip()),
                made.zip().length,
                made.disclosed(),
                on);
        return new Prepared(new RecordDossier(command.subject(), event), known.sequence());
    }

    /**
     * The inquiry as it is.
     *
     * @param answers positions of their events, in order
     */
    private record Known(InquiryState state, List<Long> answers, long sequence) {}

    private Known known(Subject inquiry) {
        InquiryState state = InquiryState.FOLD.initial();
        List<Long> answers = new ArrayList<>();
        long sequence = -1;
        List<RecordedEvent> page;
        do {
            page = trail.ofSubject(inquiry, sequence + 1, Long.MAX_VALUE, Trail.MAXIMUM_PAGE);
            for (RecordedEvent event : page) {
                state = InquiryState.FOLD.apply(state, Occurred.of(event));
                sequence = event.sequence();
                if (event.event() instanceof InquiryAnswered || event.event() instanceof AnswerAmended) {
                    answers.add(event.position());
                }
            }
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return new Known(state, answers, sequence);
    }

    private static void requireNotTooMuch(MadeDossier made) {
        int disclosed =
                made.disclosed().stream().mapToInt(each -> each.fields().size()).sum();
        if (disclosed > InquiryEvent.MAXIMUM_DISCLOSED) {
            throw new RefusedException(
                    "too-much-disclosed",
                    "The dossier would show " + disclosed + " confidential values; the most is "
                            + InquiryEvent.MAXIMUM_DISCLOSED
                            + ". Cite less, such as single events in place of states, or issue the public version.");
        }
    }

    private static String sha256(byte[] zip) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
