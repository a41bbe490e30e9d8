package nl.korpsmonitor.transparency.verify;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The stand-alone verifier: {@code java -jar verifier.jar verify ...}; see {@code --help}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // JSON is UTF-8 whatever the terminal's language is.
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                PrintStream err =
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            Path home = Path.of(System.getProperty("user.home", "."));
            CommandLine program = new CommandLine(
                    out, err, System.getenv(), home, InstantSource.system(), HttpOptions.USUAL, System::nanoTime);
            int exitCode = program.run(List.of(arguments));
            out.flush();
            System.exit(exitCode);
        }
    }
}
