package nl.korpsmonitor.service.commandline;

import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.replay.Explanation;
import nl.korpsmonitor.query.replay.Explanations;
import nl.korpsmonitor.query.replay.Followers;
import nl.korpsmonitor.query.replay.Moments;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.service.importing.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger replay}: steps through what was recorded; {@code docs/replay.md} describes it. */
@Command(
        name = "replay",
        description = {
            "Step through events: what each changed, by whom, in which role, on which grounds, when it held, when it was"
                    + " recorded, and whether that was late. At a terminal it waits for you after each step; else it tells all of"
                    + " them. The service may run meanwhile. No confidential value is opened.",
            "Exit code: 0 it was told; 1 there is nothing to tell; 2 the input is wrong.",
            "Examples:  ./ledger replay recommendation/2012/handhavingsafspraken",
            "           ./ledger replay --edition 2012 --from 2013-10-01T00:00:00Z --json",
            "           ./ledger replay --edition 2012 --occurred-from 2013-10 --occurred-until 2013-10",
            "           ./ledger replay recommendation/2012/handhavingsafspraken --order occurred",
            "           ./ledger replay scorecard/2013/fictief-amsterdam --explain /scoreClass",
            "           ./ledger replay recommendation/2012/handhavingsafspraken --reconstructed-as-of 2013-11-15",
            ""
        })
final class ReplayCommand implements Callable<Integer> {
    /** The option that names an order. */
    static final String ORDER = "--order";

    private static final Clock CLOCK = Clock.systemUTC();

    @Mixin
    private DataDirectory data;

    @Parameters(
            paramLabel = "SUBJECT",
            arity = "0..1",
            description = "Only this subject, such as scorecard/2012/ijsselland.")
    private @Nullable String subject;

    @Option(
            names = "--edition",
            paramLabel = "YEAR",
            description = "Only this edition, with its scorecards and recommendations.")
    private @Nullable String edition;

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            description = "From this position on, or recorded at or after this RFC 3339 time.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "MOMENT",
            description = "Up to and including this position, or recorded at or before this time.")
    private @Nullable String to;

    @Option(
            names = "--occurred-from",
            paramLabel = "DATE",
            description =
                    "Only what may have held on or after this day, month or year, such as 2013-10, whenever it was"
                            + " recorded; what has no date is left out.")
    private @Nullable String occurredFrom;

    @Option(
            names = "--occurred-until",
            paramLabel = "DATE",
            description = "Only what may have held on or before this day, month or year, likewise.")
    private @Nullable String occurredUntil;

    @Option(names = "--newest-first", description = "Backwards.")
    private boolean newestFirst;

    @Option(
            names = ORDER,
            paramLabel = "ORDER",
            description =
                    "occurred: by the first day on which each may have happened, of one day by position, what has no"
                            + " date last, also backwards; with SUBJECT, of which no more than 10,000 events may be recorded"
                            + " there. recorded: by position, as when left out.")
    private @Nullable String order;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            description = "Only the last step at or before this position or time; at a terminal: begin there. With"
                    + " --explain: as known then.")
    private @Nullable String at;

    @Option(
            names = "--explain",
            paramLabel = "FIELD",
            description =
                    "Only the steps that led to this value of the subject, such as /status, and what it rests on.")
    private @Nullable String explain;

    @Option(
            names = "--in-force-on",
            paramLabel = "DAY",
            description =
                    "What each step changed in what was in force on this day, such as 2013-11-15, instead of in the"
                            + " last known facts.")
    private @Nullable String inForceOn;

    @Option(
            names = ReplayReconstruction.OPTION,
            paramLabel = "DAY",
            description = "Not steps, but what was known of SUBJECT at the end of this day, such as 2013-11-15, as it"
                    + " follows from what was recorded later. It is no attestation, and says so; which events were"
                    + " used or left out comes with it. With --to: from what was recorded up to then.")
    private @Nullable String reconstructedAsOf;

    @Option(names = "--json", description = "One JSON object a line, and no waiting.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Scope scope = scope();
        boolean byDay = byDay(scope);
        boolean worldsClock = occurredFrom != null || occurredUntil != null || order != null;
        if (explain != null && (scope.subject() == null || from != null || to != null || worldsClock || newestFirst)) {
            throw new InvalidInputException(
                    "--explain", "goes with SUBJECT, --at and --in-force-on, and with no other option but --json");
        }
        requireReconstructable(scope, worldsClock);
        data.existing();
        PrintWriter out = spec.commandLine().getOut();
        try (ReadOnlyLedger ledger = data.openToRead()) {
            Trail trail = ledger.trail();
            ReplayWriter writer = json ? new ReplayJson(out) : new ReplayText(out);
            if (reconstructedAsOf != null && scope.subject() != null) {
                ReplayReconstruction.tell(trail, CLOCK, scope.subject(), reconstructedAsOf, to, writer);
            } else if (explain != null && scope.subject() != null) {
                explain(trail, scope.subject(), explain, writer);
            } else {
                told(trail, scope, byDay, writer);
            }
            return 0;
        } finally {
            out.flush();
        }
    }

    private void told(Trail trail, Scope scope, boolean byDay, ReplayWriter writer) {
        Moments moments = new Moments(trail, CLOCK);
        moments.requireOrder("--from", from, "--to", to);
        long first = moments.first("--from", from);
        long before = moments.before("--to", to);
        long end = moments.before("--at", at);
        OccurredDays days = ReplayDays.occurred(occurredFrom, occurredUntil);
        LocalDate day = ReplayDays.day("--in-force-on", inForceOn);
        PrintWriter out = spec.commandLine().getOut();
        Subject only = scope.subject();
        ReplayWalk walk = byDay && only != null
                ? new OccurredWalk(trail, CLOCK, only, days, first, before, day)
                : new RecordedWalk(trail, CLOCK, scope, days, first, before, day);
        boolean told;
        if (!json && TerminalProgress.isTerminal()) {
            ReplaySession session =
                    new ReplaySession(walk, writer, new InputStreamReader(System.in, StandardCharsets.UTF_8), out);
            told = session.run(at == null ? walk.begin(newestFirst) : walk.recordedBefore(end));
        } else if (at != null) {
            told = walk.last(end, writer);
        } else {
            told = walk.all(newestFirst, writer, out);
        }
        if (!told) {
            throw nothing(trail, scope);
        }
    }

    /** Whether steps go by the days on which they happened. */
    private boolean byDay(Scope scope) {
        if (order != null && !order.equals("occurred") && !order.equals("recorded")) {
            throw new InvalidInputException(ORDER, "occurred, or recorded");
        }
        boolean byDay = "occurred".equals(order);
        if (byDay && scope.subject() == null) {
            throw new InvalidInputException(
                    ORDER, "occurred goes with SUBJECT: only of one are steps put in the order of days");
        }
        return byDay;
    }

    private void explain(Trail trail, Subject about, String field, ReplayWriter writer) {
        long before = new Moments(trail, CLOCK).before("--at", at);
        if (!field.startsWith("/")) {
            throw new InvalidInputException("--explain", "a JSON Pointer into the subject's facts, such as /status");
        }
        try {
            Explanation explanation = new Explanations(
                            trail, Visibility.ALL, ReplayDays.day("--in-force-on", inForceOn))
                    .of(about, field, before)
                    .orElseThrow(() -> new NotFoundException("Nothing is known of " + about + " at that moment"));
            explanation.chain().forEach(link -> writer.step(link.step(), link.changes()));
            explanation.restsOn().forEach(writer::ground);
        } catch (InvalidInputException e) {
            throw ReplayDays.named("--explain", e);
        }
    }

    private void requireReconstructable(Scope scope, boolean worldsClock) {
        if (reconstructedAsOf != null
                && (scope.subject() == null
                        || from != null
                        || worldsClock
                        || at != null
                        || newestFirst
                        || explain != null
                        || inForceOn != null)) {
            throw new InvalidInputException(
                    ReplayReconstruction.OPTION, "goes with SUBJECT and --to, and with no other option but --json");
        }
    }

    /** There may be steps elsewhere, or nothing at all is recorded of it, which is most often a slip of the pen. */
    private static NotFoundException nothing(Trail trail, Scope scope) {
        Subject foremost = scope.foremost();
        if (foremost == null) {
            return new NotFoundException("There are no steps there");
        }
        return new NotFoundException(
                new Followers(trail, Visibility.ALL).first(foremost) == null
                        ? "Nothing is recorded of " + foremost
                        : "There are no steps of what you ask for there");
    }

    private Scope scope() {
        if (subject != null && edition != null) {
            throw new InvalidInputException("--edition", "leave it out beside SUBJECT, or the other way round");
        }
        if (edition != null && !edition.matches("\\d{4}")) {
            throw new InvalidInputException("--edition", "the year of an edition, in four digits");
        }
        try {
            return new Scope(
                    subject == null ? null : new Subject(subject), edition == null ? null : Integer.valueOf(edition));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("SUBJECT", "a subject such as scorecard/2012/ijsselland");
        }
    }
}
