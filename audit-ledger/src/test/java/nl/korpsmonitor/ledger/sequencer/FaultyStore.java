package nl.korpsmonitor.ledger.sequencer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.ledger.store.StoreException;

/** A real store whose next append fails on request, before or after it did its work, and whose reads and looks at its size may fail a while. */
final class FaultyStore {
    enum Fault {
        NONE,
        NOT_STORED,
        STORED
    }

    final AtomicReference<Fault> nextAppend = new AtomicReference<>(Fault.NONE);
    final AtomicInteger failingReads = new AtomicInteger();
    final LedgerStore store;

    /** Whether nobody hears of its size. */
    volatile boolean sizeFails;

    FaultyStore(LedgerStore real) {
        this.store = (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("append")) {
                            Fault fault = nextAppend.getAndSet(Fault.NONE);
                            if (fault != Fault.NOT_STORED) {
                                method.invoke(real, arguments);
                            }
                            if (fault != Fault.NONE) {
                                throw new StoreException("the disk is " + fault);
                            }
                            return null;
                        }
                        if (method.getName().equals("entries")
                                && failingReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            throw new StoreException("the disk can't be read");
                        }
                        if (method.getName().equals("size") && sizeFails) {
                            throw new StoreException("the disk does not answer");
                        }
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
