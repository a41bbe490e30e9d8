package nl.korpsmonitor.transparency.key;

/** What C2SP signed-note v1.0.0 asks of a key's name. */
final class KeyNames {

    private static final int MAX_CHARACTERS = 256;

    private KeyNames() {}

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_CHARACTERS
                && name.codePoints().noneMatch(KeyNames::forbidden);
    }

    static String check(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("A key's name must have 1 to " + MAX_CHARACTERS
                    + " characters, without spaces, plus signs or control characters");
        }
        return name;
    }

    private static boolean forbidden(int codePoint) {
        return codePoint == '+'
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }
}
