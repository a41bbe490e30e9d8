/**
 * Keeps the read models up with the ledger: an Axon pooled streaming processor drives the framework-free
 * {@link nl.korpsmonitor.query.readmodel.Projector}.
 */
@NullMarked
package nl.korpsmonitor.query.projection;

import org.jspecify.annotations.NullMarked;
