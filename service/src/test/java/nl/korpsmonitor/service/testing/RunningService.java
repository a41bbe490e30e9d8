package nl.korpsmonitor.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.assembly.ServiceApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The real service on a free port and a data directory of the test's. */
public final class RunningService implements AutoCloseable {
    /** The password of every account that {@link #addAccount} makes. */
    public static final String PASSWORD = "a password of the tests";

    /** Its hash at the lowest cost there is, so that tests which are about something else need not wait for it. */
    private static final String QUICK_HASH = Objects.requireNonNull(new BCryptPasswordEncoder(4).encode(PASSWORD));

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private RunningService(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /** Starts it; further settings are Spring properties, such as {@code server.port=0}. */
    public static RunningService start(Path dataDirectory, String... settings) {
        return startWith(context -> {}, dataDirectory, settings);
    }

    /** Starts it with parts of the test's own, which the initializer registers. */
    public static RunningService startWith(
            ApplicationContextInitializer<GenericApplicationContext> parts, Path dataDirectory, String... settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--korpsmonitor.data=" + dataDirectory);
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        SpringApplication application = new SpringApplication(ServiceApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(parts);
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server was started");
        }
        return new RunningService(context, server.getPort());
    }

    /** Settings for tests and benchmarks that send as much from one address, as one account, as they can. */
    public static String[] withoutRateLimits() {
        return new String[] {
            "korpsmonitor.limits.requests-per-second=1000000",
            "korpsmonitor.limits.requests-at-once=1000000",
            "korpsmonitor.limits.writes-per-second=1000000",
            "korpsmonitor.limits.writes-at-once=1000000"
        };
    }

    /** Adds an account with the tests' password. */
    public static void addAccount(Path dataDirectory, String username, @Nullable String organisation, Role... roles) {
        try (AccountStore accounts = AccountStore.open(dataDirectory)) {
            addAccount(accounts, username, organisation, roles);
        }
    }

    /** Adds an account with the tests' password, wherever accounts are kept. */
    public static void addAccount(
            AccountStore accounts, String username, @Nullable String organisation, Role... roles) {
        accounts.add(
                username, username, new LocalPassword(QUICK_HASH, PasswordState.CHOSEN), Set.of(roles), organisation);
    }

    /** A part of the running service. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The port on which it listens. */
    public int port() {
        return port;
    }

    /** Asks without logging in. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Asks as the given account; headers are names and values by turns. */
    public HttpResponse<String> get(String path, String username, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Authorization", basic(username, PASSWORD)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Writes JSON as the given account; headers are names and values by turns. */
    public HttpResponse<String> post(String path, String username, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", basic(username, PASSWORD))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A request to be finished by the test. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The header's value that logs in. */
    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
