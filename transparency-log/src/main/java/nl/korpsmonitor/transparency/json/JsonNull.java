package nl.korpsmonitor.transparency.json;

/** The JSON value null, which is a value like any other. */
public enum JsonNull implements Json {
    /** {@code null}. */
    NULL
}
