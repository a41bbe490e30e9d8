package nl.korpsmonitor.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps cookies, sends forms with their hidden field, and follows nothing by itself. */
public final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningService service;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Visitor(RunningService service) {
        this.service = service;
    }

    /** Looks at a path of the service's. */
    public HttpResponse<String> get(String path) {
        return send(service.request(path).header("Accept-Language", "en"));
    }

    /** Goes to an address anywhere. */
    public HttpResponse<String> visit(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept-Language", "en"));
    }

    /** Sends a form, as the page at that path has it; fields are names and values by turns. */
    public HttpResponse<String> submit(String page, String path, String... fields) {
        return post(path, "_csrf", token(get(page)), fields);
    }

    /** The hidden field of a page's form. */
    public static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no form: " + page.statusCode() + " " + page.body());
        }
        return token.group(1);
    }

    /** Sends a form with one field more. */
    public HttpResponse<String> post(String path, String name, String value, String... fields) {
        StringBuilder body = new StringBuilder(encoded(name) + "=" + encoded(value));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(service.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Logs in on the page. */
    public HttpResponse<String> login(String username, String password) {
        return submit("/login", "/login", "username", username, "password", password);
    }

    /** Any request, with the cookies. */
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

    /** What a cookie holds, if there is such a one. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
