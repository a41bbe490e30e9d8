/**
 * Read models in a MongoDB database, for several nodes. All writes commute and may be repeated, so that no transaction is needed and a node that was
 * suspended does no harm when it wakes. docs/decisions says how.
 */
@NullMarked
package nl.korpsmonitor.query.readmodel.mongodb;

import org.jspecify.annotations.NullMarked;
