package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.jspecify.annotations.Nullable;

/** A real store that is shared, whose clock says what a test wants, and whose size may fail to be told. */
final class StoreWithFaults {
    final LedgerStore store;

    /** How far this process's clock is ahead. */
    volatile Duration lead = Duration.ZERO;

    /** What a look at the size ends with; null for the size. */
    volatile @Nullable RuntimeException failure;

    /** When the size was asked for since {@link #fail}, by {@link System#nanoTime}. */
    final List<Long> failedLooks = new CopyOnWriteArrayList<>();

    /** What was asked for, by the names of methods. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    StoreWithFaults(LedgerStore real) {
        this.store = (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(),
                new Class<?>[] {LedgerStore.class, LeaseStore.class},
                (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (method.getName().equals("clockDifference")) {
                        return lead;
                    }
                    @Nullable RuntimeException failing = failure;
                    if (method.getName().equals("size") && failing != null) {
                        failedLooks.add(System.nanoTime());
                        throw failing;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    void fail(RuntimeException with) {
        failedLooks.clear();
        failure = with;
    }

    /** Waits until it was looked at so many times since it fails. */
    void awaitFailedLooks(int count) {
        await(() -> failedLooks.size() >= count);
    }

    /** Waits for what must come to be soon. */
    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes to be in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
