package nl.korpsmonitor.service.witnessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.witness.FileWitnessState;
import nl.korpsmonitor.transparency.witness.Witness;
import nl.korpsmonitor.transparency.witness.WitnessServer;
import nl.korpsmonitor.transparency.witness.WitnessStateException;
import org.jspecify.annotations.Nullable;

/** A witness that listens, with its key and its memory in a directory of its own. */
public final class RunningWitness implements AutoCloseable {
    private static final String MEMORY = "checkpoints";

    private final FileWitnessState state;
    private final Witness witness;
    private final WitnessServer server;

    private RunningWitness(FileWitnessState state, Witness witness, WitnessServer server) {
        this.state = state;
        this.witness = witness;
        this.server = server;
    }

    /**
     * Starts it; a new one gets its key.
     *
     * @param directory its own; made when absent
     * @param name under which logs know it; null for the one that it has
     * @param logKeys the keys of the logs that it follows; keys of one name are of one log
     * @param address to listen on; port 0 takes a free one
     * @throws InvalidInputException when the directory or the name is not fit
     * @throws IllegalStateException when it can't start; the message says what to do
     */
    public static RunningWitness start(
            Path directory, @Nullable String name, Collection<VerifierKey> logKeys, InetSocketAddress address) {
        if (Files.exists(directory.resolve("ledger.db"))) {
            throw new InvalidInputException(
                    "--data", directory + " holds a ledger; a witness needs a directory of its own");
        }
        try {
            OwnerOnly.createDirectories(directory);
            Path memory = directory.resolve(MEMORY);
            SigningKey key = new WitnessKey(directory, memory).of(name, hasMemory(memory));
            FileWitnessState state = FileWitnessState.open(memory, List.of(key.cosignerKey()));
            try {
                Witness witness = new Witness(key, byOrigin(logKeys), state, Clock.systemUTC());
                return new RunningWitness(state, witness, WitnessServer.start(witness, address));
            } catch (IOException | RuntimeException e) {
                state.close();
                throw e;
            }
        } catch (WitnessStateException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (BindException e) {
            throw new IllegalStateException(
                    "can't listen on " + address + " (" + e.getMessage()
                            + "): choose another port with --port, or 0 for any free one",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the witness in " + directory + " can't start", e);
        }
    }

    private static SortedMap<String, List<VerifierKey>> byOrigin(Collection<VerifierKey> keys) {
        return keys.stream()
                .distinct()
                .collect(Collectors.groupingBy(VerifierKey::name, TreeMap::new, Collectors.toList()));
    }

    private static boolean hasMemory(Path memory) throws IOException {
        if (!Files.isDirectory(memory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(memory)) {
            return files.anyMatch(file -> file.getFileName().toString().length() == 64);
        }
    }

    /** The key that verifies its cosignatures. */
    public VerifierKey key() {
        return witness.key();
    }

    /** The logs that it follows, by origin, with the size that it cosigned last; 0 when it did not yet. */
    public Map<String, Long> cosigned() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (String origin : witness.origins()) {
            sizes.put(
                    origin,
                    state.latest(origin)
                            .map(latest -> latest.checkpoint().size())
                            .orElse(0L));
        }
        return sizes;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Lets requests that are under way end, and gives the directory back. */
    @Override
    public void close() {
        server.close();
        state.close();
    }
}
