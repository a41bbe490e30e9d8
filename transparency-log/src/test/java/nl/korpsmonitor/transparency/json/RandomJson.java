package nl.korpsmonitor.transparency.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random JSON values with awkward texts, and random damage to documents; the same for the same seed. */
final class RandomJson {

    private static final byte[] TELLING = "{}[]\",:\\u0129-.eEtfn dD8\t\n".getBytes(StandardCharsets.US_ASCII);

    private RandomJson() {}

    static Json value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> new JsonText(text(random));
            case 1 -> new JsonNumber((random.nextLong() >> random.nextInt(64)) % (JsonNumber.MAX_SAFE + 1));
            case 2 -> JsonBool.of(random.nextBoolean());
            case 3 -> JsonNull.NULL;
            case 4 -> array(random, depth - 1);
            default -> object(random, depth - 1);
        };
    }

    private static JsonArray array(Random random, int depth) {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            items.add(value(random, depth));
        }
        return new JsonArray(items);
    }

    private static JsonObject object(Random random, int depth) {
        JsonObject.Builder members = JsonObject.builder();
        for (int i = random.nextInt(12); i > 0; i--) {
            members.add(text(random), value(random, depth));
        }
        return members.build();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] bounds = {0x80, 0x80, 0x80, 0x20, 0x800, 0x10000, 0x110000};
        for (int i = random.nextInt(10); i > 0; i--) {
            int codePoint = random.nextInt(bounds[random.nextInt(bounds.length)]);
            if (Character.getType(codePoint) != Character.SURROGATE && !Noncharacters.include(codePoint)) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    static byte[] mutate(byte[] document, Random random) {
        byte[] mutated = document.clone();
        int place = random.nextInt(mutated.length);
        switch (random.nextInt(4)) {
            case 0 -> mutated[place] ^= (byte) (1 << random.nextInt(8));
            case 1 -> mutated[place] = TELLING[random.nextInt(TELLING.length)];
            case 2 -> {
                mutated = Arrays.copyOf(document, document.length + 1);
                System.arraycopy(document, place, mutated, place + 1, document.length - place);
                mutated[place] = TELLING[random.nextInt(TELLING.length)];
            }
            default -> {
                mutated = Arrays.copyOf(document, document.length - 1);
                System.arraycopy(document, place + 1, mutated, place, document.length - place - 1);
            }
        }
        return mutated;
    }
}
