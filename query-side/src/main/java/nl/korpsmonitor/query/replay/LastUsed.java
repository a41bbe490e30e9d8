package nl.korpsmonitor.query.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of what was used last, up to a number. For one thread. */
final class LastUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int maximum;

    /** @param maximum how many, 1 or more */
    LastUsed(int maximum) {
        super(16, 0.75f, true);
        this.maximum = maximum;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maximum;
    }
}
