package nl.korpsmonitor.ledger.copy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import nl.korpsmonitor.ledger.store.LedgerStore;
import org.jspecify.annotations.Nullable;

/** A store of which one method answers something else. */
final class ChangedStore {
    private ChangedStore() {}

    /**
     * Changes a method's answers.
     *
     * @param change of its first argument and its answer
     */
    static LedgerStore of(LedgerStore store, String method, BiFunction<Object, Object, Object> change) {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, called, arguments) -> {
                    @Nullable Object answer;
                    try {
                        answer = called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                    return called.getName().equals(method) ? change.apply(arguments[0], answer) : answer;
                });
    }
}
