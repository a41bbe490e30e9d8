package nl.korpsmonitor.ledger.bench;

import java.util.Arrays;

/** How long a search takes: the median and the longest of many. */
final class Searches {
    private static final int WARM_UP = 20;
    private static final int TIMES = 51;

    private Searches() {}

    static void print(String what, Runnable search) {
        for (int i = 0; i < WARM_UP; i++) {
            search.run();
        }
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            search.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("  %-52s %8.2f ms, at most %.2f ms%n", what, nanos[TIMES / 2] / 1e6, nanos[TIMES - 1] / 1e6);
    }
}
