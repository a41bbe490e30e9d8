package nl.korpsmonitor.transparency.verify;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The program without its process: what it is called with, and where it writes, are given to it. */
final class CommandLine {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path home;
    private final InstantSource clock;
    private final HttpOptions http;
    private final LongSupplier nanoTime;

    /**
     * A program.
     *
     * @param out for the report
     * @param err for what is wrong with the arguments, and for progress
     * @param environment variables of the person
     * @param home folder of the person
     * @param nanoTime paces what is said of the progress
     */
    CommandLine(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path home,
            InstantSource clock,
            HttpOptions http,
            LongSupplier nanoTime) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.home = home;
        this.clock = clock;
        this.http = http;
        this.nanoTime = nanoTime;
    }

    /** Runs a command; the exit code. Throws nothing, whatever the evidence holds. */
    int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (BadInputException e) {
            return fail(words, BAD_INPUT, "bad input", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Whatever it is, the evidence brought it about and is not verified; a stack trace helps nobody who
            // verifies.
            return fail(
                    words,
                    FAILED,
                    "not verified",
                    "Not verified: the verifier failed (" + e + "). Please report this with the evidence");
        } catch (OutOfMemoryError e) {
            return fail(
                    words,
                    BAD_INPUT,
                    "failed",
                    "The verifier had too little memory (" + e
                            + "), which says nothing about the evidence. Give it more,"
                            + " for instance java -Xmx512m -jar verifier.jar");
        } catch (Error e) {
            return fail(
                    words,
                    BAD_INPUT,
                    "failed",
                    "The verifier can't run here (" + e + "), which says nothing about the evidence. Take a whole"
                            + " verifier.jar and Java 21 or later; if that does not help, please report this");
        }
    }

    private int fail(List<String> words, int exitCode, String verdict, String message) {
        err.println(Printable.of(message));
        if (words.contains(Arguments.JSON)) {
            out.println(ReportJson.ofFailure(exitCode, verdict, message));
        }
        return exitCode;
    }

    private int dispatch(List<String> words) {
        if (words.isEmpty() || words.contains("--help") || words.getFirst().equals("help")) {
            (words.isEmpty() ? err : out).print(Help.TEXT);
            return words.isEmpty() ? BAD_INPUT : OK;
        }
        if (words.contains("--version")) {
            out.println(Help.version());
            return OK;
        }
        if (!words.getFirst().equals("verify")) {
            throw new BadInputException("'" + words.getFirst() + "': is no command. Begin with verify, or see --help");
        }
        Arguments arguments = Arguments.parse(words.subList(1, words.size()));
        Report report = verify(arguments);
        if (arguments.has(Arguments.JSON)) {
            out.println(ReportJson.of(report));
        } else {
            out.print(ReportText.of(report));
        }
        return report.exitCode();
    }

    private Report verify(Arguments arguments) {
        Trust trust = Trust.of(arguments.values(Arguments.KEY), arguments.path(Arguments.POLICY));
        Memory memory = memory(arguments);
        Progress progress = new PacedProgress(err, nanoTime);
        return switch (arguments.kind()) {
            case "proof" ->
                new ProofVerification(
                                arguments.subjectPath(),
                                arguments.path(Arguments.BODY),
                                arguments.path(Arguments.DISCLOSURES),
                                needed(trust, "proof"),
                                memory)
                        .run();
            case "bundle" -> new BundleVerification(arguments.subjectPath(), needed(trust, "bundle"), memory).run();
            case "dossier" -> new DossierVerification(arguments.subjectPath(), trust, memory, progress).run();
            case "log" -> new LogVerification(arguments.subject(), needed(trust, "log"), memory, progress, http).run();
            default -> new ExportVerification(arguments.subjectPath(), trust, memory, progress).run();
        };
    }

    private static Trust needed(@Nullable Trust trust, String kind) {
        if (trust == null) {
            throw new BadInputException("--key: is missing. A " + kind
                    + " names no key that you could trust: give the log's with --key, or a --policy");
        }
        return trust;
    }

    private @Nullable Memory memory(Arguments arguments) {
        if (arguments.has(Arguments.NO_MEMORY)) {
            return null;
        }
        Path given = arguments.path(Arguments.MEMORY);
        return given == null ? Memory.usual(environment, home, clock) : new Memory(given, clock);
    }
}
