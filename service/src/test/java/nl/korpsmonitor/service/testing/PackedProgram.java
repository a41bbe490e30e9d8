package nl.korpsmonitor.service.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The packed program, in a process of its own, as its users run it; only that it starts quickly counts for more here than how fast it gets. */
public final class PackedProgram {
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private PackedProgram() {}

    /** @param arguments its command and options */
    public static ProcessBuilder with(String... arguments) {
        return ofJar(
                Path.of(Objects.requireNonNull(System.getProperty("ledger.jar"), "ledger.jar is set by the build")),
                arguments);
    }

    /** Any jar that can be run, such as the verifier's. */
    public static ProcessBuilder ofJar(Path jar, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(QUICK_START);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
