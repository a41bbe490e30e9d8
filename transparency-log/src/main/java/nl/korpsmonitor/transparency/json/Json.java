package nl.korpsmonitor.transparency.json;

/**
 * A JSON value of the kinds that canonical bodies consist of. Fractions are not among them: an exact decimal is a {@link JsonText}. All values are
 * immutable and equal by content; none is ever null.
 */
public sealed interface Json permits JsonText, JsonNumber, JsonBool, JsonNull, JsonArray, JsonObject {}
