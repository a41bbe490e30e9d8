package nl.korpsmonitor.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.testing.PackedProgram;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packed program while it imports a file, and gives the file again, until it is in. */
class KilledImportIT {
    private static final int KILLS = 4;
    private static final int LONGEST_WAIT_MILLIS = 40;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_file_whose_import_was_killed_again_and_again_is_recorded_once_and_whole()
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("published.json"), DemoFile.PUBLISHED.text());
        Path whole = dataDirectory("whole");
        Path killed = dataDirectory("killed");
        assertThat(lastLine(program("import", file.toString(), "--data", whole.toString()), 0))
                .contains(", 0 had been recorded before");

        Random random = new Random(20_131_024);
        long recorded = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            killAtTenth(program("import", file.toString(), "--data", killed.toString()), kill + 1, random);
            long now = events(killed).size();
            assertThat(now).as("each attempt gets further").isGreaterThan(recorded);
            recorded = now;
        }
        assertThat(recorded)
                .as("killed before it was done")
                .isLessThan(events(whole).size());
        assertThat(lastLine(program("import", file.toString(), "--data", killed.toString()), 0))
                .doesNotContain(", 0 had been recorded before");

        assertThat(events(killed))
                .as("the same events about the same subjects, in the same order")
                .isEqualTo(events(whole));
        assertThat(lastLine(program("import", file.toString(), "--data", killed.toString()), 0))
                .contains(": 0 of ");
        assertThat(events(killed)).as("nothing is recorded twice").isEqualTo(events(whole));
        assertThat(lastLine(program("verify", "--data", killed.toString()), 0))
                .as("everything is as recomputed")
                .startsWith("SELF-CONSISTENT");
    }

    private Path dataDirectory(String name) {
        Path data = directory.resolve(name);
        RunningService.addAccount(data, "carl", null, Role.COORDINATOR, Role.PUBLISHER, Role.ASSESSOR, Role.REVIEWER);
        return data;
    }

    /** Every event without what differs between two ledgers: times, random ids and salts. */
    private static List<String> events(Path data) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Trail trail = ledger.trail();
            List<String> events = new ArrayList<>();
            trail.page(EventFilter.ALL, 0, Trail.MAXIMUM_PAGE).forEach(event -> {
                if (!event.subject().type().equals("actor")) {
                    events.add(event.subject() + " " + event.sequence() + " " + event.type());
                }
            });
            assertThat(ledger.verifyTree().size()).isEqualTo(ledger.size());
            return events;
        }
    }

    /** Waits until that tenth of the records is reported as recorded, and a little longer. */
    private static void killAtTenth(Process program, int tenth, Random random)
            throws IOException, InterruptedException {
        try (BufferedReader err = reader(program.getErrorStream())) {
            int tenths = 0;
            for (String line = err.readLine(); line != null && tenths < tenth; line = err.readLine()) {
                if (line.startsWith("Recording: ")) {
                    tenths++;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_WAIT_MILLIS)));
            program.destroyForcibly();
        }
        assertThat(program.waitFor()).as("it was killed").isNotZero();
    }

    private static String lastLine(Process program, int status) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = reader(program.getInputStream());
                BufferedReader err = reader(program.getErrorStream())) {
            out.lines().forEach(lines::add);
            assertThat(program.waitFor())
                    .as(() -> lines + "\n" + err.lines().toList())
                    .isEqualTo(status);
        }
        return lines.getLast();
    }

    private static BufferedReader reader(java.io.InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static Process program(String... arguments) throws IOException {
        return PackedProgram.with(arguments).start();
    }
}
