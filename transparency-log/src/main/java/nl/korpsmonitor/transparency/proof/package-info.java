/** Proofs to take away (C2SP tlog-proof): an entry's audit path and the checkpoint that it leads to, in one text file. */
@NullMarked
package nl.korpsmonitor.transparency.proof;

import org.jspecify.annotations.NullMarked;
