/** Trust policies (C2SP tlog-policy): which logs are believed, and which witnesses must have cosigned what they say. */
@NullMarked
package nl.korpsmonitor.transparency.policy;

import org.jspecify.annotations.NullMarked;
