package nl.korpsmonitor.query.projection;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.ledger.claim.Lease;
import nl.korpsmonitor.ledger.claim.LeaseStore;
import nl.korpsmonitor.ledger.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Leases among the processes that a test plays; short ones. */
final class Leases {
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** How one process reaches them, as long as it does. */
    final class Reach implements LeaseStore {
        private volatile boolean cut;

        /** From now on it is as if the process, or its network, were gone. */
        void cut() {
            cut = true;
        }

        Lease lease() {
            return new Lease(this, "views", Duration.ofMillis(400), System::nanoTime);
        }

        @Override
        public Optional<String> lease(String name) {
            requireReach();
            return Optional.ofNullable(texts.get(name));
        }

        @Override
        public boolean replaceLease(String name, @Nullable String expected, String next) {
            requireReach();
            synchronized (texts) {
                boolean replaced = Objects.equals(texts.get(name), expected);
                if (replaced) {
                    texts.put(name, next);
                }
                return replaced;
            }
        }

        private void requireReach() {
            if (cut) {
                throw new StoreException("out of reach");
            }
        }
    }

    Reach reach() {
        return new Reach();
    }
}
