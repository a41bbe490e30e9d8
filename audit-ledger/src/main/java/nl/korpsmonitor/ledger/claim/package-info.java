/** Which of several processes does what only one has to do. Nothing depends on it for its correctness: it spares work. */
@NullMarked
package nl.korpsmonitor.ledger.claim;

import org.jspecify.annotations.NullMarked;
