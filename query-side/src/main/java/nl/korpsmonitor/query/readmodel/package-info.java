/**
 * The read models: which views there are, how they are kept, and how the trail is projected into them. Nothing here
 * knows Axon, Spring or a database; {@link nl.korpsmonitor.query.readmodel.ReadModelStore} is the port.
 */
@NullMarked
package nl.korpsmonitor.query.readmodel;

import org.jspecify.annotations.NullMarked;
