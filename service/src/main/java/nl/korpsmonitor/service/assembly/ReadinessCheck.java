package nl.korpsmonitor.service.assembly;

import org.jspecify.annotations.Nullable;

/**
 * Something without which a node can do nothing of its work; {@link ReadingCheck} and {@link RecordingCheck} are about one half of it. {@link Probes} says who
 * asks which. They are asked one after the other, on a thread of its own; one may block, as a probe does not wait for it longer than
 * {@link Readiness#PATIENCE}.
 */
@FunctionalInterface
public interface ReadinessCheck {
    /** What is wrong, in a sentence that anybody may read; null when nothing is. An exception counts as something wrong. */
    @Nullable
    String problem();
}
