package nl.korpsmonitor.query.readmodel;

/**
 * Read models that were made anew beside those in use, as of one position.
 *
 * @param live of those in use
 * @param rebuilt of those that the events give
 */
public record ComparedReadModels(ReadModelDigest live, ReadModelDigest rebuilt) {}
