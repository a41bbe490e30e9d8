package nl.korpsmonitor.transparency.json;

/**
 * A string. A lone surrogate or noncharacter in it is refused when it is encoded.
 *
 * @param value the characters, unescaped
 */
public record JsonText(String value) implements Json {}
