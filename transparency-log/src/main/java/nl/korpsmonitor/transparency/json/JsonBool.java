package nl.korpsmonitor.transparency.json;

/** True or false. */
public enum JsonBool implements Json {
    /** {@code true}. */
    TRUE,
    /** {@code false}. */
    FALSE;

    /** The value as JSON. */
    public static JsonBool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The value as Java. */
    public boolean value() {
        return this == TRUE;
    }
}
