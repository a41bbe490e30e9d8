package nl.korpsmonitor.ledger.sequencer;

import nl.korpsmonitor.transparency.Hash;

/**
 * How far the tree is.
 *
 * @param size number of entries
 * @param root RFC 6962 root over their leaves
 */
public record TreeHead(long size, Hash root) {}
