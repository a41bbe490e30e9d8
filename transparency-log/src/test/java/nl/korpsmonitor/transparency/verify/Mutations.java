package nl.korpsmonitor.transparency.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes as damage or a forger would, by a seed. */
final class Mutations {

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** The bytes with one change, which may by chance be none. */
    byte[] mutate(byte[] bytes) {
        return switch (bytes.length == 0 ? 2 : random.nextInt(9)) {
            case 0, 1 -> flip(bytes);
            case 2 -> insert(bytes);
            case 3 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 4 -> remove(bytes);
            case 5 -> withLines(bytes, true);
            case 6 -> withLines(bytes, false);
            case 7 -> overwrite(bytes);
            default -> join(bytes, random.nextBoolean() ? new byte[] {'\n'} : bytes);
        };
    }

    private byte[] flip(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private byte[] insert(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        byte[] one = {(byte) random.nextInt(256)};
        return join(join(Arrays.copyOf(bytes, at), one), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private byte[] remove(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }

    private byte[] overwrite(byte[] bytes) {
        byte[] changed = bytes.clone();
        int from = random.nextInt(bytes.length);
        byte filler = random.nextBoolean() ? 0 : (byte) ('0' + random.nextInt(10));
        Arrays.fill(changed, from, Math.min(bytes.length, from + 1 + random.nextInt(8)), filler);
        return changed;
    }

    /** Two lines in each other's place, or one line twice. */
    private byte[] withLines(byte[] bytes, boolean swap) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        if (swap) {
            String kept = lines.get(one);
            lines.set(one, lines.get(other));
            lines.set(other, kept);
        } else {
            lines.add(other, lines.get(one));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
