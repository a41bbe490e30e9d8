/**
 * The witness protocol (C2SP tlog-witness v1.0.0), both ends: a witness remembers how far each log that it knows has grown, and cosigns only what continues
 * that.
 */
@NullMarked
package nl.korpsmonitor.transparency.witness;

import org.jspecify.annotations.NullMarked;
