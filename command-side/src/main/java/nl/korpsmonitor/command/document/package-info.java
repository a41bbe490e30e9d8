/** Documents that are relied on, and what requests say about them. */
@NullMarked
package nl.korpsmonitor.command.document;

import org.jspecify.annotations.NullMarked;
