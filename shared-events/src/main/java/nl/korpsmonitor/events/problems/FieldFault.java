package nl.korpsmonitor.events.problems;

/**
 * What is wrong with one field of an input.
 *
 * @param field its name as the sender wrote it; nested with dots and [index], such as {@code scores[3].score}
 * @param message what is wrong and what would be right, as one sentence without the field's name
 */
public record FieldFault(String field, String message) {}
