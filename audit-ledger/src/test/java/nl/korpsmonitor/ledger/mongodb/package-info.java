@NullMarked
package nl.korpsmonitor.ledger.mongodb;

import org.jspecify.annotations.NullMarked;
