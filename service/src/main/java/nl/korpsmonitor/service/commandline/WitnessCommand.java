package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.assembly.PolicyFile;
import nl.korpsmonitor.service.witnessing.RunningWitness;
import nl.korpsmonitor.transparency.key.SignatureType;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger witness}: cosigns the checkpoints of other ledgers until it is told to stop. */
@Command(
        name = "witness",
        description = {
            "Be a witness of somebody else's ledger: cosign its checkpoints as long as it only grows, and so keep its"
                    + " operator from showing different people different ledgers.",
            "The first start makes a key and shows what to give to the ledger's operator.",
            "Example:  ./ledger witness --name witness.example.org/korpsmonitor --log 'korpsmonitor/ledger/…+…+…'",
            ""
        })
final class WitnessCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 8081;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "witness",
            description = "Where key and memory are kept: a directory of its own (default: ./witness).")
    private Path directory;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_PORT,
            description = "Port to listen on; 0 for any free one (default: " + DEFAULT_PORT + ").")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: 127.0.0.1, which only this machine can reach).")
    private String address;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Under which name logs know it, at the first start; such as a domain and a path.")
    private @Nullable String name;

    @ArgGroup(multiplicity = "1")
    private Logs logs = new Logs();

    @Spec
    private CommandSpec spec;

    private static final class Logs {
        @Option(
                names = "--log",
                paramLabel = "VKEY",
                description = "Verifier key of a ledger to witness; repeat it for more.")
        private List<String> keys = List.of();

        @Option(names = "--policy", paramLabel = "FILE", description = "A tlog-policy file with the logs to witness.")
        private @Nullable Path policy;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > ServeCommand.MAXIMUM_PORT) {
            throw new InvalidInputException("--port", "0 to " + ServeCommand.MAXIMUM_PORT);
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (RunningWitness witness = RunningWitness.start(directory, name, logKeys(), listenAddress())) {
            // A signal to stop runs the hook, and the process ends when the hook does.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            announce(witness);
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InetSocketAddress listenAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new InvalidInputException("--address", "'" + address + "' is not an address of this machine");
        }
    }

    private List<VerifierKey> logKeys() {
        if (logs.policy != null) {
            List<VerifierKey> keys =
                    PolicyFile.read("--policy", logs.policy).policy().logKeys();
            if (keys.isEmpty()) {
                throw new InvalidInputException("--policy", logs.policy + " names no log; add a line 'log VKEY'");
            }
            return keys;
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (String key : logs.keys) {
            keys.add(logKey(key));
        }
        return keys;
    }

    private static VerifierKey logKey(String vkey) {
        try {
            VerifierKey key = VerifierKey.parse(vkey);
            if (key.type() == SignatureType.ED25519) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--log", "'" + vkey + "' is not a verifier key: " + e.getMessage());
        }
        throw new InvalidInputException("--log", "is the key of a witness; a log's key is asked for");
    }

    private void announce(RunningWitness witness) {
        PrintWriter out = spec.commandLine().getOut();
        String host = address.contains(":") ? "[" + address + "]" : address;
        String url = "http://" + host + ":" + witness.address().getPort();
        String vkey = witness.key().vkey();
        out.println("This is the witness " + witness.key().name() + ". Its key:");
        out.println();
        out.println("    " + vkey);
        out.println();
        out.println(
                "For the policy file of the ledger's operator, with the address at which the ledger can reach you:");
        out.println();
        out.println("    witness " + witness.key().name() + " " + vkey + " " + url);
        out.println("    quorum " + witness.key().name());
        out.println();
        witness.cosigned()
                .forEach((origin, size) -> out.println("Witnessing " + origin
                        + (size == 0 ? "; nothing was cosigned yet" : "; cosigned last at " + size + " entries")));
        out.println("Listening on " + url + "/");
        out.flush();
        if (!witness.address().getAddress().isLoopbackAddress()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "ledger: warning: " + address + " can be reached from other machines. What is sent is public and"
                            + " signed, but put a server with TLS in front all the same.");
            err.flush();
        }
    }
}
