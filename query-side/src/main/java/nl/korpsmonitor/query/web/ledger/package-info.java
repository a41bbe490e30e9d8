/** The ledger itself: events, bodies, proofs, checkpoints and provenance. */
@NullMarked
package nl.korpsmonitor.query.web.ledger;

import org.jspecify.annotations.NullMarked;
