package nl.korpsmonitor.query.readmodel;

/**
 * A list row.
 *
 * @param key subject
 * @param sortValue value of the field by which the query sorted; the key itself when by none
 * @param summary what the list keeps
 */
public record Row(String key, String sortValue, String summary) {}
