/** Signed notes (C2SP signed-note v1.0.0): text with the signatures of one or more named keys. */
@NullMarked
package nl.korpsmonitor.transparency.note;

import org.jspecify.annotations.NullMarked;
