/** Checkpoints (C2SP tlog-checkpoint v1.0.0): signed statements of a log's size and root. */
@NullMarked
package nl.korpsmonitor.transparency.checkpoint;

import org.jspecify.annotations.NullMarked;
