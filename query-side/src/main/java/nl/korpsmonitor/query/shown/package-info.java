/**
 * What is shown of a view: the same words wherever it is shown, whether a state read asks for it or its history is told. Pure; confidential text is not in it.
 */
@NullMarked
package nl.korpsmonitor.query.shown;

import org.jspecify.annotations.NullMarked;
