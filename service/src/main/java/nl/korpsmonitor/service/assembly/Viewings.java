package nl.korpsmonitor.service.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.command.viewing.ViewingCommand;
import nl.korpsmonitor.command.viewing.ViewingCommand.RecordViewing;
import nl.korpsmonitor.command.viewing.ViewingCommand.Viewed;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ViewingEvent.ConfidentialViewed;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.service.accounts.Account;

/**
 * Records who reads confidential values, what and why, before they are shown: once for each account, subject and hour of UTC. Safe for use by many threads.
 */
public final class Viewings implements ViewingRecord {
    private final KorpsmonitorLedger ledger;
    private final CommandRunner runner;
    private final AccountActingUser user;

    /**
     * Records in a ledger.
     *
     * @param runner of that ledger
     */
    Viewings(KorpsmonitorLedger ledger, CommandRunner runner, ActorRegistrar registrar) {
        this.ledger = ledger;
        this.runner = runner;
        this.user = new AccountActingUser(registrar);
    }

    /**
     * For a program without a web server.
     *
     * @param ledger of a process that records
     */
    public static Viewings in(KorpsmonitorLedger ledger) {
        return new Viewings(ledger, ledger.runner(), new ActorRegistrar(ledger, ledger.runner()));
    }

    @Override
    public void record(Map<Subject, Long> viewed, String purpose) {
        Account account =
                SignedIn.account().orElseThrow(() -> new ForbiddenException("Log in to read what is confidential."));
        record(account, viewed, purpose);
    }

    /** Records that everything is about to be shown, as {@link #record(Map, String)} does. */
    public void recordEverything(Account account, String purpose) {
        record(account, Map.of(Subject.LEDGER, 0L), purpose);
    }

    /** Records for an account, in portions when it is much: when a later one fails, more was recorded than is shown. */
    void record(Account account, Map<Subject, Long> viewed, String purpose) {
        Instant now = ledger.clock().instant();
        Subject hour = Subject.viewing(account.pseudonym(), now);
        // Looked up first, so that who reads on is not refused a command with every page.
        Set<Subject> known = viewedBefore(hour);
        List<Viewed> news = viewed.entrySet().stream()
                .filter(each -> !known.contains(each.getKey()))
                .map(each -> new Viewed(each.getKey(), each.getValue()))
                .toList();
        for (int from = 0; from < news.size(); from += ViewingCommand.MAXIMUM_VIEWED) {
            int to = Math.min(from + ViewingCommand.MAXIMUM_VIEWED, news.size());
            recordNews(account, hour, news.subList(from, to), purpose, now);
        }
    }

    private void recordNews(Account account, Subject hour, List<Viewed> news, String purpose, Instant now) {
        PartialDate today = PartialDate.of(LocalDate.ofInstant(now, RecordedEvent.CALENDAR));
        RecordViewing command = new RecordViewing(hour, news, purpose, today);
        try {
            runner.run(CommandInput.of(command), CommandContext.of(user.actorFor(command, account)));
        } catch (RefusedException e) {
            // Another request of the same account was first.
            Set<Subject> viewed = viewedBefore(hour);
            if (!news.stream().allMatch(each -> viewed.contains(each.subject()))) {
                throw e;
            }
        }
    }

    private Set<Subject> viewedBefore(Subject hour) {
        Trail trail = ledger.reading().trail();
        Set<Subject> viewed = new HashSet<>();
        List<RecordedEvent> page = List.of();
        do {
            long from = page.isEmpty() ? 0 : page.getLast().sequence() + 1;
            page = trail.ofSubject(hour, from, Long.MAX_VALUE, Trail.MAXIMUM_PAGE);
            page.forEach(each -> viewed.add(((ConfidentialViewed) each.event()).viewed()));
        } while (page.size() == Trail.MAXIMUM_PAGE);
        return viewed;
    }
}
