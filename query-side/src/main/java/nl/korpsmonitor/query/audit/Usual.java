package nl.korpsmonitor.query.audit;

import java.util.Collection;
import java.util.List;

/**
 * What is usual among numbers, whatever the few largest are.
 *
 * @param median the middle one; of an even number of them the lower of the two in the middle
 * @param deviation the median of how far each is from it (median absolute deviation)
 */
record Usual(int median, int deviation) {
    /** How many deviations above the median are unusual. */
    static final int DEVIATIONS = 6;

    static Usual of(Collection<Integer> numbers) {
        int median = middle(numbers.stream().sorted().toList());
        return new Usual(
                median,
                middle(numbers.stream()
                        .map(number -> Math.abs(number - median))
                        .sorted()
                        .toList()));
    }

    boolean isExceededBy(int number) {
        return number > median + DEVIATIONS * deviation;
    }

    private static int middle(List<Integer> sorted) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    }
}
