/** What the ledger says in the forms of others: tables as CSV, events as CloudEvents, the provenance of decisions as PROV-JSON. Free of the web. */
@NullMarked
package nl.korpsmonitor.query.standards;

import org.jspecify.annotations.NullMarked;
