/** Read models in one SQLite file, {@code views.db}, which can be deleted at any time while the service is down. */
@NullMarked
package nl.korpsmonitor.query.readmodel.sqlite;

import org.jspecify.annotations.NullMarked;
