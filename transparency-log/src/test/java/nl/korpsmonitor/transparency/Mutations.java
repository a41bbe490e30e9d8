package nl.korpsmonitor.transparency;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes slightly wrong inputs out of valid ones: by bytes, by lines, and by numbers. The same seed makes the same ones. */
public final class Mutations {

    private static final int MAX_STEPS = 3;
    private static final int MAX_RUN = 40;

    /** What parsers trip over. */
    private static final List<String> FRAGMENTS = List.of(
            "\n",
            "\n\n",
            "\r",
            " ",
            "\t",
            "\u0000",
            "\u007f",
            "+",
            "=",
            "==",
            "-",
            "0",
            "00",
            "9",
            "/",
            "x",
            ".p/",
            "— ",
            "\u2014",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "AAAA",
            "none",
            "extra ",
            "index ",
            "old ",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "٣");

    private final Random random;

    /** Mutations in the order that this seed gives. */
    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Hands out that many mutations of valid inputs, spliced with each other at times; a mutation can undo itself, so some are still valid.
     */
    public void each(int count, List<byte[]> valid, Consumer<byte[]> consumer) {
        for (int i = 0; i < count; i++) {
            byte[] mutated = valid.get(random.nextInt(valid.size()));
            int steps = 1 + random.nextInt(MAX_STEPS);
            for (int step = 0; step < steps; step++) {
                mutated = step(mutated, valid.get(random.nextInt(valid.size())));
            }
            consumer.accept(mutated);
        }
    }

    /** As {@link #each(int, List, Consumer)}, of texts in UTF-8. */
    public void eachOf(int count, List<String> valid, Consumer<byte[]> consumer) {
        each(
                count,
                valid.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                consumer);
    }

    private byte[] step(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return other.clone();
        }
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(MAX_RUN));
        byte[] run = Arrays.copyOfRange(bytes, at, end);
        return switch (random.nextInt(10)) {
            case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ (1 << random.nextInt(Byte.SIZE)))});
            case 1 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> replaced(bytes, at, end, new byte[0]);
            case 3 -> replaced(bytes, at, at, run);
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> replaced(bytes, at, at, fragment());
            case 6 -> replaced(bytes, at, end, fragment());
            case 7 -> replaced(bytes, at, bytes.length, tail(other));
            case 8 -> digit(bytes, at);
            default -> lines(bytes, other);
        };
    }

    private byte[] fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    /** Changes the next digit, so that numbers stay numbers. */
    private byte[] digit(byte[] bytes, int from) {
        byte[] changed = bytes.clone();
        for (int i = from; i < changed.length; i++) {
            if ('0' <= changed[i] && changed[i] <= '9') {
                changed[i] = (byte) ('0' + random.nextInt(10));
                break;
            }
        }
        return changed;
    }

    /** Drops, doubles, swaps or borrows whole lines; bytes that are no UTF-8 survive. */
    private byte[] lines(byte[] bytes, byte[] other) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1)));
        String[] others = new String(other, StandardCharsets.ISO_8859_1).split("(?<=\n)", -1);
        int first = random.nextInt(lines.size());
        int second = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(first);
            case 1 -> lines.add(second, lines.get(first));
            case 2 -> Collections.swap(lines, first, second);
            default -> lines.set(first, others[random.nextInt(others.length)]);
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[from + by.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
