/**
 * The stand-alone verifier, for people who trust neither the operator nor the service: it checks a proof, an export or a served log with this jar and a
 * Java platform alone. {@link nl.korpsmonitor.transparency.verify.Main} is the program; the verifications can be called from Java as well.
 */
@NullMarked
package nl.korpsmonitor.transparency.verify;

import org.jspecify.annotations.NullMarked;
