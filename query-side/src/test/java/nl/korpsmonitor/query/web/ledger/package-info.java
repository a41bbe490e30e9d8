@NullMarked
package nl.korpsmonitor.query.web.ledger;

import org.jspecify.annotations.NullMarked;
