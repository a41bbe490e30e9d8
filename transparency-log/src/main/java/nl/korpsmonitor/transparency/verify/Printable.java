package nl.korpsmonitor.transparency.verify;

/** Makes text from evidence safe to show: hostile text must not steer a terminal or reorder what a person reads. */
final class Printable {

    private static final int MAX_CHARACTERS = 4_000;

    private Printable() {}

    /** The text with control, format and unassigned characters written as escapes, shortened when it is very long. */
    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> {
            if (harmless(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format("\\u%04x", c));
            }
        });
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            safe.append("... (shortened)");
        }
        return safe.toString();
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
