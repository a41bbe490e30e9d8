package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.LedgerFiles;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.SharedStore;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.FirstAccounts;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.accounts.People;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.NodeRole;
import nl.korpsmonitor.service.assembly.PolicyFile;
import nl.korpsmonitor.service.assembly.ServiceApplication;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.auditing.UseResult;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.TerminalProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger serve}: runs the service until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Run the service. It keeps everything in the data directory and needs nothing else; or several nodes share a",
            "store on MongoDB (--store), each with a data directory of its own for the keys that sign.",
            "The first start makes accounts and shows their passwords, once.",
            ""
        })
final class ServeCommand implements Callable<Integer> {
    /** The highest port. */
    static final int MAXIMUM_PORT = 65_535;

    private static final String ISSUER = "korpsmonitor.oidc.issuer";
    private static final String ROLE = "korpsmonitor.role";
    private static final String OWN_PASSWORD = "/v1/account/password";

    @Mixin
    private DataDirectory data;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 for any free one (default: 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "A",
            description = "Address to listen on (default: 127.0.0.1, which only this machine can reach).")
    private @Nullable String address;

    @Option(
            names = "--demo",
            arity = "0..1",
            split = ",",
            fallbackValue = "published",
            paramLabel = "SET",
            description = "On an empty ledger, load data to look at: ${COMPLETION-CANDIDATES} (default: published).")
    private Set<DemoFile> demo = Set.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Put this tlog-policy in force: which witnesses are asked to cosign checkpoints, and how many"
                    + " must (default: the one in force; at first none).")
    private @Nullable Path policy;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "What this node does: ${COMPLETION-CANDIDATES} (default: ALL). A QUERY node may also follow a data"
                            + " directory in which another process records.")
    private @Nullable NodeRole role;

    @Option(
            names = "--new-accounts",
            description =
                    "Make first accounts although the ledger has entries: only when accounts.db is lost for good.")
    private boolean newAccounts;

    @Spec
    private CommandSpec spec;

    private final Map<String, Object> environment;

    ServeCommand() {
        this(Map.of());
    }

    /** @param environment variables that count before those of the process */
    ServeCommand(Map<String, Object> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        data.serving();
        if (port != null && (port < 0 || port > MAXIMUM_PORT)) {
            throw new InvalidInputException("--port", "0 to " + MAXIMUM_PORT);
        }
        if (policy != null) {
            // Before anything is made or recorded.
            PolicyFile.readForLedger("--policy", policy);
        }
        SharedStore shared = data.shared();
        SpringApplication application = new SpringApplication(ServiceApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(this::overrideEnvironment, this::prepareAccounts);
        // Whoever waits for the first start sees that something happens.
        Progress progress = new TerminalProgress(spec.commandLine().getErr(), TerminalProgress.isTerminal());
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("progress", progress));
        if (shared != null) {
            application.addInitializers(context -> context.getBeanFactory().registerSingleton("sharedStore", shared));
        }
        CountDownLatch closed = new CountDownLatch(1);
        application.addListeners(event -> {
            if (event instanceof ContextClosedEvent) {
                closed.countDown();
            }
        });
        ConfigurableApplicationContext context = run(application);
        log(context);
        announce(context);
        closed.await();
        return 0;
    }

    private void overrideEnvironment(ConfigurableApplicationContext context) {
        String process = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        context.getEnvironment()
                .getPropertySources()
                .addBefore(process, new SystemEnvironmentPropertySource("given-" + process, environment));
    }

    /** Before any part is made that could fail: whoever misses the first logins has no way in. */
    private void prepareAccounts(ConfigurableApplicationContext context) {
        if (!newAccounts) {
            requireAccountsOfThoseWhoRecorded();
        }
        // Accounts are for a node that records to make.
        if (roleIn(context.getEnvironment()).records()) {
            showFirstLogins(!context.getEnvironment().getProperty(ISSUER, "").isEmpty());
        }
    }

    /** The role, whether an option, a variable or a file of properties says it. */
    private static NodeRole roleIn(Environment settings) {
        try {
            return settings.getRequiredProperty(ROLE, NodeRole.class);
        } catch (ConversionException e) {
            throw new InvalidInputException(
                    "KORPSMONITOR_ROLE",
                    "must be one of " + Arrays.toString(NodeRole.values()).replaceAll("[\\[\\]]", ""));
        }
    }

    private ConfigurableApplicationContext run(SpringApplication application) {
        try {
            return application.run(springArguments());
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** Spring wraps whatever stopped the start in exceptions of its own; people need to read only why. */
    private static RuntimeException reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException inUse) {
                return new IllegalStateException(
                        "port " + inUse.getPort() + " is in use; choose another with --port, or 0 for any free one",
                        failure);
            }
            if (cause instanceof InvalidInputException input) {
                return input;
            }
            if (cause instanceof IllegalStateException ours && isOurs(ours)) {
                return ours;
            }
        }
        return failure;
    }

    /** The program's own sentences are meant for people; those of libraries need their stack trace. */
    private static boolean isOurs(Exception exception) {
        StackTraceElement[] trace = exception.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("nl.korpsmonitor.");
    }

    /** Only what was asked for: anything else may be set by Spring's own means, such as environment variables. */
    private String[] springArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--korpsmonitor.data=" + data.path());
        if (role != null) {
            arguments.add("--" + ROLE + "=" + role);
        }
        if (port != null) {
            arguments.add("--server.port=" + port);
        }
        if (!demo.isEmpty()) {
            arguments.add(
                    "--korpsmonitor.demo=" + demo.stream().map(DemoFile::name).collect(Collectors.joining(",")));
        }
        if (address != null) {
            arguments.add("--server.address=" + address);
        }
        if (policy != null) {
            arguments.add("--korpsmonitor.policy=" + policy);
        }
        return arguments.toArray(String[]::new);
    }

    /** Whoever takes the accounts away must not get new ones, with an auditor among them, by a mere start. */
    private void requireAccountsOfThoseWhoRecorded() {
        boolean shared = data.shared() != null;
        if (!shared && !Files.exists(data.path().resolve(LedgerFiles.LEDGER))) {
            return;
        }
        if (hasAccounts()) {
            return;
        }
        if (peopleHaveRecorded()) {
            throw new IllegalStateException(
                    shared
                            ? "there are no accounts in the key store, although people have recorded in the ledger: restore"
                                    + " it. Only when they are lost for good, start with --new-accounts"
                            : "there are no accounts in " + data.path() + ", although people have"
                                    + " recorded in its ledger: put accounts.db and keys/accounts.seal back from a backup."
                                    + " Only when they are lost for good, start with --new-accounts");
        }
    }

    private boolean peopleHaveRecorded() {
        SharedStore shared = data.shared();
        if (shared != null && !shared.holdsLedger()) {
            return false;
        }
        try (ReadOnlyLedger ledger = data.openToRead()) {
            return People.recordedIn(ledger.trail());
        }
    }

    private boolean hasAccounts() {
        if (data.shared() == null && !Files.exists(data.path().resolve(AccountStore.FILE))) {
            return false;
        }
        try (AccountStore accounts = data.openAccounts()) {
            return !accounts.all().isEmpty();
        }
    }

    private void showFirstLogins(boolean issuer) {
        try (AccountStore accounts = data.openAccounts()) {
            List<FirstAccounts.Login> logins = FirstAccounts.make(accounts, new Passwords());
            if (logins.isEmpty()) {
                return;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("First start: these accounts were made. Their passwords are shown only now; note them.");
            out.println();
            for (FirstAccounts.Login login : logins) {
                out.printf("    %-12s %s%n", login.account().username(), login.password());
            }
            out.println();
            if (issuer) {
                out.println("While " + ISSUER + " is set, its people log in, and these passwords open nothing.");
            }
            out.println("They are temporary: until it is changed, a password is of no other use. To change one:");
            out.println();
            out.println("    curl -u coordinator -X PUT -H 'Content-Type: application/json' -d '{\"password\": \"…\"}'"
                    + " ADDRESS" + OWN_PASSWORD);
            out.println();
            out.println("Give people accounts of their own with 'ledger user add', then 'ledger user disable' these.");
            out.println();
            out.flush();
        }
    }

    /** In the log of use: with which settings it runs, and when it was told to stop. */
    private void log(ConfigurableApplicationContext context) {
        UseLog log = context.getBean(UseLog.class);
        KorpsmonitorLedger ledger = context.getBean(KorpsmonitorLedger.class);
        String policy = roleIn(context.getEnvironment()).records()
                ? ledger.ledger().keyring().trust().policyText()
                : null;
        Map<String, String> settings =
                ServiceSettings.inForce(context.getEnvironment(), port(context), data.shared(), policy);
        log.record(UseOfCommandLine.entry("serve", UseResult.BEGUN, settings));
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                log.record(UseOfCommandLine.entry("serve", UseResult.DONE, Map.of()));
            }
        });
    }

    private static int port(ConfigurableApplicationContext context) {
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    private void announce(ConfigurableApplicationContext context) {
        Environment settings = context.getEnvironment();
        boolean secure = ServiceSettings.isSecure(settings);
        String host = settings.getProperty("server.address", "127.0.0.1");
        PrintWriter out = spec.commandLine().getOut();
        out.println("Listening on " + (secure ? "https" : "http") + "://"
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port(context) + "/");
        out.flush();
        if (!secure && !isLoopback(host)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("ledger: warning: " + host + " can be reached from other machines, and passwords travel"
                    + " unencrypted. Set server.ssl.*, or put a server with TLS in front.");
            err.flush();
        }
        if (ServiceSettings.leavesTlsOpen(settings)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    "ledger: warning: a proxy is believed, and nothing says whether browsers reach it by TLS only. Set"
                            + " KORPSMONITOR_SESSIONS_ONLY_OVER_TLS to true when they do, else to false.");
            err.flush();
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
