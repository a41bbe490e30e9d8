package nl.korpsmonitor.ledger.store;

/**
 * An entry as a step in its subject's history.
 *
 * @param subject in the store's own numbering or spelling; equal for entries of one subject
 * @param sequence within the subject
 * @param position of the entry
 */
public record SubjectStep(String subject, long sequence, long position) {}
