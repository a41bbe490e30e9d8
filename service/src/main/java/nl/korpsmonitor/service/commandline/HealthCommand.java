package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import nl.korpsmonitor.events.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger health}: asks a running service whether it is ready, for those who start and stop it. */
@Command(
        name = "health",
        description = {
            "Ask a running service whether it is ready. Exit code: 0 it is; 1 it is not, or does not answer within"
                    + " 3 seconds; 2 the URL is wrong.",
            ""
        })
final class HealthCommand implements Callable<Integer> {
    /** Longer than the service takes at most to answer, 2 seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int OK = 200;
    private static final int MAXIMUM_ANSWER = 300;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "What to ask (default: http://127.0.0.1:8080/health/ready, with what SERVER_ADDRESS, SERVER_PORT"
                            + " and SERVER_SSL_* say instead; options of 'serve' are not known here). Without it the"
                            + " service's certificate is not verified, as it is for another name than this machine's.")
    private @Nullable URI given;

    @Spec
    private CommandSpec spec;

    private final UnaryOperator<@Nullable String> environment;

    HealthCommand() {
        this(System::getenv);
    }

    /** @param environment gives the value of a variable, or null */
    HealthCommand(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        URI url = given == null ? OwnAddress.url(environment, "/health/ready") : given;
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new InvalidInputException("--url", "must be an http or https URL");
        }
        HttpResponse<String> answer = ask(url);
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(
                    "not ready: " + url + " answered " + answer.statusCode() + " " + start(answer.body()));
        }
        spec.commandLine().getOut().println("ready");
        return 0;
    }

    private HttpResponse<String> ask(URI url) throws InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (given == null && url.getScheme().equals("https")) {
            builder.sslContext(OwnAddress.trustingAnyCertificate());
        }
        HttpClient client = builder.build();
        try {
            return client.sendAsync(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "not ready: " + url + " did not answer within " + PATIENCE.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IOException failure ? failure : e;
            throw new IllegalStateException("not ready: " + url + " can't be reached: " + cause, e);
        } finally {
            // Not close(): that would wait for the answer.
            client.shutdownNow();
        }
    }

    private static String start(String answer) {
        return answer.length() <= MAXIMUM_ANSWER ? answer : answer.substring(0, MAXIMUM_ANSWER) + "...";
    }
}
