package nl.korpsmonitor.service.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nl.korpsmonitor.command.CommandSide;
import nl.korpsmonitor.command.deciding.CheckpointMissingException;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.command.running.CommandResult;
import nl.korpsmonitor.command.running.CommandRunner;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Trail;
import org.jspecify.annotations.Nullable;

/**
 * Records files: all or nothing per subject. Every file is rehearsed first, on a copy of the ledger in memory; only
 * subjects of which every record was accepted there are recorded. Killed halfway, the same file can be given again:
 * what was recorded is recognised, and the rest follows. Nobody else may write to the ledger meanwhile. For one thread.
 */
public final class Importer {
    private final LedgerDoor door;
    private final Recorders recorders;
    private final Progress progress;

    public Importer(LedgerDoor door, Recorders recorders, Progress progress) {
        this.door = door;
        this.recorders = recorders;
        this.progress = progress;
    }

    /** Reads and records an import file. */
    public ImportReport importJson(String text, boolean dryRun) {
        return importFile(ImportFileReader.read(text), dryRun);
    }

    /** Reads and records scores from a spreadsheet's CSV, of the edition of that year. */
    public ImportReport importScores(String text, int year, boolean dryRun) {
        return importFile(ScorecardCsvReader.read(text, year), dryRun);
    }

    private ImportReport importFile(ImportFile file, boolean dryRun) {
        Planner.Plan plan = new Planner(
                        CommandSide.importable(),
                        door.ledger().requestDigest(),
                        door.ledger().trail(),
                        recorders,
                        LocalDate.ofInstant(door.clock().instant(), RecordedEvent.CALENDAR))
                .plan(file);
        Run run = new Run(file, plan);
        run.rehearse();
        boolean formIsRight = file.faults().isEmpty() && plan.faults().isEmpty();
        if (!dryRun && formIsRight) {
            run.record();
        }
        return new ImportReport(
                file.title(),
                dryRun,
                file.records().size(),
                run.recorded,
                run.repeated,
                formIsRight ? run.leftOut : new LinkedHashMap<>(),
                run.faults);
    }

    /** One file on its way into the ledger. */
    private final class Run {
        private final ImportFile file;
        private final List<PlannedRecord> records;
        private final List<ImportFault> faults = new ArrayList<>();
        private final SequencedMap<Subject, ImportFault> leftOut = new LinkedHashMap<>();
        private int recorded;
        private int repeated;

        Run(ImportFile file, Planner.Plan plan) {
            this.file = file;
            this.records = plan.records();
            faults.addAll(file.faults());
            faults.addAll(plan.faults());
        }

        /** Until a rehearsal without the subjects that had faults finds no more: others may have needed them. */
        void rehearse() {
            String phase = "Checking";
            int before;
            do {
                before = leftOut.size();
                rehearseOnce(phase);
                phase = "Again";
            } while (leftOut.size() > before);
        }

        private void rehearseOnce(String phase) {
            SequencedMap<Subject, ImportFault> found = new LinkedHashMap<>();
            try (LedgerDoor.Decider rehearsal = door.rehearsing()) {
                int done = 0;
                for (PlannedRecord planned : records) {
                    progress.step(phase, ++done, records.size());
                    if (leftOut.containsKey(planned.subject())) {
                        continue;
                    }
                    if (found.containsKey(planned.subject())) {
                        // Its state is not what the record counts on; only its form can still be judged.
                        faults.addAll(located(planned, planned.input().faults()));
                        continue;
                    }
                    ImportFault unknownRecorder = found.getOrDefault(recorder(planned), leftOut.get(recorder(planned)));
                    if (unknownRecorder != null) {
                        found.put(planned.subject(), unknownRecorder);
                        continue;
                    }
                    List<ImportFault> faulty = new ArrayList<>();
                    CommandResult result = give(rehearsal.runner(), planned, faulty);
                    if (result != null) {
                        faulty.addAll(realMadeUp(rehearsal.trail(), planned, result));
                    }
                    if (!faulty.isEmpty()) {
                        found.put(planned.subject(), faulty.getFirst());
                        faults.addAll(faulty);
                    }
                }
            }
            leftOut.putAll(found);
        }

        void record() {
            try (LedgerDoor.Decider recording = door.recording()) {
                int done = 0;
                for (PlannedRecord planned : records) {
                    progress.step("Recording", ++done, records.size());
                    if (!leftOut.containsKey(planned.subject())) {
                        record(recording.runner(), planned);
                    }
                }
            }
        }

        private void record(CommandRunner runner, PlannedRecord planned) {
            List<ImportFault> faulty = new ArrayList<>();
            CommandResult result = give(runner, planned, faulty);
            if (result == null) {
                // Accepted in rehearsal and refused now: say so, and leave the rest of the subject alone.
                faults.addAll(faulty);
                leftOut.put(planned.subject(), faulty.getFirst());
            } else if (planned.isRegistration()) {
                return;
            } else if (result.replayed()) {
                repeated++;
            } else {
                recorded++;
            }
        }

        /** An invented record must not end up among real ones, nor the other way round. */
        private List<ImportFault> realMadeUp(Trail trail, PlannedRecord planned, CommandResult result) {
            if (file.fictitious() == null || planned.isRegistration()) {
                return List.of();
            }
            boolean invented =
                    trail.event(result.receipt().firstPosition()).orElseThrow().fictitious();
            return invented == file.fictitious()
                    ? List.of()
                    : List.of(new ImportFault(
                            planned.source().line(),
                            "subject",
                            planned.subject()
                                    + (invented
                                            ? " is invented, and the file says that it holds what is real"
                                            : " is real, and the file says that it holds what is invented")));
        }
    }

    private static Subject recorder(PlannedRecord planned) {
        return Subject.actor(planned.context().actor().id());
    }

    private static @Nullable CommandResult give(CommandRunner runner, PlannedRecord planned, List<ImportFault> faulty) {
        try {
            return runner.run(planned.input(), planned.context());
        } catch (InvalidInputException e) {
            faulty.addAll(located(planned, e.faults()));
        } catch (RefusedException e) {
            faulty.add(refused(planned, e.getMessage() + " [" + e.rule() + "]"));
        } catch (ForbiddenException | NotFoundException | CheckpointMissingException e) {
            faulty.add(refused(planned, Objects.requireNonNullElse(e.getMessage(), "is refused")));
        }
        return null;
    }

    private static List<ImportFault> located(PlannedRecord planned, List<FieldFault> fields) {
        return fields.stream()
                .map(fault -> new ImportFault(
                        planned.source().lineOf(fault.field()),
                        planned.source().nameOf(fault.field()),
                        fault.message()))
                .toList();
    }

    private static ImportFault refused(PlannedRecord planned, String why) {
        return new ImportFault(
                planned.source().line(), null, planned.source().command() + " about " + planned.subject() + ": " + why);
    }
}
