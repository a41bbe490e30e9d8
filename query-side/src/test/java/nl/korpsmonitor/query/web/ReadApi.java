package nl.korpsmonitor.query.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EntryDisclosures;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.document.DirectoryDocumentFiles;
import nl.korpsmonitor.query.projection.ViewProjection;
import nl.korpsmonitor.query.search.SearchIndex;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.DossierFiles;
import nl.korpsmonitor.query.state.LedgerRoot;
import nl.korpsmonitor.query.state.NotCaughtUpException;
import nl.korpsmonitor.query.state.NotPublishedYetException;
import nl.korpsmonitor.query.state.TooManyFollowersException;
import nl.korpsmonitor.query.state.Viewer;
import nl.korpsmonitor.query.state.ViewingRecord;
import nl.korpsmonitor.query.trail.InMemoryPublishedLog;
import nl.korpsmonitor.query.trail.TestLedger;
import nl.korpsmonitor.query.web.exchange.RequestCaller;
import nl.korpsmonitor.query.web.ledger.LedgerReads;
import nl.korpsmonitor.query.web.ledger.ProofDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The read API on a real server, over a ledger in memory. Errors are told as text; the service does it better. */
public final class ReadApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestLedger ledger = new TestLedger();
    private final InMemoryPublishedLog log = new InMemoryPublishedLog(ledger.trail());
    private final ViewProjection projection;
    private final SearchIndex search;
    private final ConfigurableApplicationContext server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /** Who reads, until changed. */
    static final class SwitchableViewer implements Viewer {
        private volatile Audience audience = Audience.PUBLIC;

        @Override
        public Audience audience() {
            return audience;
        }
    }

    private final SwitchableViewer viewer = new SwitchableViewer();

    /** The service records it, and its tests look at that. */
    private volatile ViewingRecord viewings = (viewed, purpose) -> {};

    public ReadApi(Path directory) {
        this(directory, ProofDesk.PATIENCE);
    }

    /** @param proofPatience how long who asks for a proof waits for a checkpoint */
    public ReadApi(Path directory, Duration proofPatience) {
        projection = ViewProjection.start(ledger.trail(), ledger.size(), directory.resolve("views.db"));
        search = SearchIndex.start(
                ledger.trail(), () -> projection.readModels().position(), directory.resolve("search"));
        SpringApplication application = new SpringApplication(App.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                "0",
                "spring.main.banner-mode",
                "off",
                "spring.main.register-shutdown-hook",
                "false",
                LedgerReads.PROOF_PATIENCE,
                proofPatience.toString()));
        application.addInitializers(context -> {
            var beans = context.getBeanFactory();
            beans.registerSingleton("trail", ledger.trail());
            beans.registerSingleton("projection", projection);
            beans.registerSingleton("search", search);
            beans.registerSingleton("log", log);
            beans.registerSingleton("viewer", viewer);
            beans.registerSingleton("caller", (RequestCaller) request -> request.getRemoteAddr());
            beans.registerSingleton("viewings", (ViewingRecord) (viewed, purpose) -> viewings.record(viewed, purpose));
            beans.registerSingleton(
                    "dossiers", (DossierFiles) (inquiry, issued) -> new DossierFiles.Again(new byte[0], List.of()));
            beans.registerSingleton("documentFiles", new DirectoryDocumentFiles(directory.resolve("documents")));
            beans.registerSingleton("entryDisclosures", (EntryDisclosures) position -> List.of());
        });
        server = application.run();
        port = Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer(), "it runs")
                .getPort();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({QueryWebConfiguration.class, Errors.class})
    static class App {
        @Bean
        Clock clock() {
            return Clock.fixed(java.time.Instant.parse("2030-01-01T00:00:00Z"), java.time.ZoneOffset.UTC);
        }

        @Bean
        LedgerRoot ledgerRoot(Trail trail) {
            return () -> new LedgerRoot.Head(trail.size(), "cm9vdA==");
        }
    }

    @RestControllerAdvice
    static class Errors {
        @ExceptionHandler
        ResponseEntity<String> invalid(InvalidInputException e) {
            return ResponseEntity.badRequest().body(e.getMessage());
        }

        @ExceptionHandler
        ResponseEntity<String> absent(NotFoundException e) {
            return ResponseEntity.status(404).body(e.getMessage());
        }

        @ExceptionHandler
        ResponseEntity<String> later(NotPublishedYetException e) {
            return ResponseEntity.status(503)
                    .header("Retry-After", "" + e.retryAfterSeconds())
                    .body(e.getMessage());
        }

        @ExceptionHandler({NotCaughtUpException.class, TooManyFollowersException.class})
        ResponseEntity<String> later(RuntimeException e) {
            return ResponseEntity.status(503).body(e.getMessage());
        }
    }

    /** Appends an event and waits until it can be read. */
    public long append(Subject subject, DomainEvent event) {
        return append(subject, event, false);
    }

    public long append(Subject subject, DomainEvent event, boolean fictitious) {
        long position = ledger.append(subject, event, "assessor-1", fictitious);
        if (!projection.awaitPosition(position, Duration.ofSeconds(10))) {
            throw new AssertionError(projection.status().toString());
        }
        return position;
    }

    public TestLedger ledger() {
        return ledger;
    }

    /** Publishes nothing by itself. */
    public InMemoryPublishedLog log() {
        return log;
    }

    public ViewProjection projection() {
        return projection;
    }

    /** While a viewing is recorded, this happens. */
    public ReadApi recordingViewings(ViewingRecord record) {
        viewings = record;
        return this;
    }

    public ReadApi asInsider() {
        return as(new Audience(
                Audience.Extent.EVERYTHING,
                Audience.Extent.EVERYTHING,
                Audience.Extent.EVERYTHING,
                false,
                null,
                Audience.INTERNAL));
    }

    public ReadApi as(Audience audience) {
        viewer.audience = audience;
        return this;
    }

    public ReadApi asAnybody() {
        return as(Audience.PUBLIC);
    }

    public JsonNode get(String path) {
        HttpResponse<String> response = send(path, null);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " gives " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Status and text of an error. */
    public String error(String path) {
        HttpResponse<String> response = send(path, null);
        return response.statusCode() + " " + response.body();
    }

    public HttpResponse<String> send(String path, @Nullable String etag) {
        HttpRequest.Builder request = request(path);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return send(request.build(), BodyHandlers.ofString());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
        search.close();
        projection.close();
        ledger.close();
    }
}
