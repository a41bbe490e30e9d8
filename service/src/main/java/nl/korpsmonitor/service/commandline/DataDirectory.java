package nl.korpsmonitor.service.commandline;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the data is. */
final class DataDirectory {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the data is kept (default: ./data).")
    private Path path;

    /** The directory, which may not exist yet. */
    Path path() {
        return path;
    }
}
