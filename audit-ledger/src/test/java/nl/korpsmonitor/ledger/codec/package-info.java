@NullMarked
package nl.korpsmonitor.ledger.codec;

import org.jspecify.annotations.NullMarked;
