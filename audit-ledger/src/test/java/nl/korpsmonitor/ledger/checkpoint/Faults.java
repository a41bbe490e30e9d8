package nl.korpsmonitor.ledger.checkpoint;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers every step of signing and publishing, and lets one fail on request, before or after it had its effect. */
final class Faults {
    /** What a step does when it fails. */
    enum When {
        NOT_DONE,
        DONE
    }

    /** Something that happens at a step. */
    interface Hook {
        /** @return whether the step is to fail, and how; null when it is not */
        @Nullable
        When at(int step, String what);
    }

    static final Hook NONE = (step, what) -> null;

    private Hook hook = NONE;
    private int steps;

    /** From here on steps are numbered from 1 again. */
    void begin(Hook next) {
        hook = next;
        steps = 0;
    }

    int steps() {
        return steps;
    }

    <T> T step(String what, Callable<T> effect, Function<String, RuntimeException> failure) {
        @Nullable When when = hook.at(++steps, what);
        if (when == When.NOT_DONE) {
            throw failure.apply(what + " failed, and was not done");
        }
        T result;
        try {
            result = effect.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (when == When.DONE) {
            throw failure.apply(what + " failed, but was done");
        }
        return result;
    }
}
