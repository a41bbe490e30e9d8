package nl.korpsmonitor.service.assembly;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first thing that happens when the service is told to stop: for a while it says that it is not ready, and goes on working, so that whoever sends
 * requests sends them elsewhere before it takes no more. Meanwhile every answer ends its connection; a connection that is closed while a client
 * begins to use it would leave that client in doubt.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Draining extends OncePerRequestFilter implements SmartLifecycle, ReadinessCheck {
    private final Duration time;
    private volatile boolean running;
    private volatile boolean draining;

    /** @param time how long; 0 for not at all, which is right where nobody else would take the requests */
    Draining(@Value("${korpsmonitor.shutdown.drain}") Duration time) {
        this.time = time;
    }

    @Override
    public @Nullable String problem() {
        return draining ? "The service is stopping." : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (draining) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    /** Before the web server, whose own graceful stop is in a lower phase. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        draining = false;
        running = true;
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
