package nl.korpsmonitor.service.assembly;

import org.jspecify.annotations.Nullable;

/**
 * Something without which the service can't do its work. Every bean of this type is asked by {@code /health/ready}, one
 * after the other, on a thread of its own; it may block, as the probe does not wait for it longer than {@link Readiness#PATIENCE}.
 */
@FunctionalInterface
public interface ReadinessCheck {
    /** What is wrong, in a sentence that anybody may read; null when nothing is. An exception counts as something wrong. */
    @Nullable
    String problem();
}
