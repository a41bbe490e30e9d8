package nl.korpsmonitor.service.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** Lets a process take as much from one address, as one account, as it can. */
    public static ProcessBuilder withoutRateLimits(ProcessBuilder program) {
        for (String setting : RunningService.withoutRateLimits()) {
            String[] parts = setting.split("=", 2);
            program.environment().put(parts[0].toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), parts[1]);
        }
        return program;
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

    /**
     * Where a service that was started listens; returns once it does.
     *
     * @param service whose standard output nobody has read yet
     */
    public static String address(Process service) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Listening on ")) {
                return line.substring("Listening on ".length());
            }
        }
        throw new IllegalStateException("the service ended before it listened");
    }
}
