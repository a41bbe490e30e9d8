/**
 * The store for several nodes: a MongoDB replica set. One document holds one block, so that a block is stored whole or not at all without transactions, and
 * the unique {@code _id} decides between two nodes that append at the same time. All writes are majority writes to the journal; all reads that anything
 * depends on have majority concern.
 */
@NullMarked
package nl.korpsmonitor.ledger.mongodb;

import org.jspecify.annotations.NullMarked;
