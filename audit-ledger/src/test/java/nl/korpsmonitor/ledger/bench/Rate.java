package nl.korpsmonitor.ledger.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * How fast something went.
 *
 * @param perSecond events in a second of the clock on the wall
 * @param cpuMicros processor time of the whole process for each event: it tells more than the clock on a busy machine
 */
record Rate(double perSecond, double cpuMicros) {
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    /** @param work returns how many events it handled */
    static Rate of(Callable<Long> work) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        double events = work.call();
        double nanos = System.nanoTime() - start;
        return new Rate(events * 1e9 / nanos, (PROCESS.getProcessCpuTime() - cpu) / 1e3 / events);
    }

    /** The fastest of some rounds: what else runs on the machine can only slow a round down. */
    static Rate best(int rounds, Callable<Long> work) throws Exception {
        Rate best = of(work);
        for (int round = 1; round < rounds; round++) {
            best = best.or(of(work));
        }
        return best;
    }

    /** The faster of the two. */
    Rate or(Rate other) {
        return other.perSecond > perSecond ? other : this;
    }

    void print(String what) {
        System.out.printf("  %-52s %,11.0f/s %8.1f us of processor time each%n", what, perSecond, cpuMicros);
    }

    void print(String what, Rate peer) {
        System.out.printf(
                "  %-52s %,11.0f/s %8.1f us of processor time each, %.2f x peer%n",
                what, perSecond, cpuMicros, perSecond / peer.perSecond);
    }
}
