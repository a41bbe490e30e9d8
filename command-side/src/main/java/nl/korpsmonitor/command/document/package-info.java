/** Commands and decisions about the documents that the record relies on. */
@NullMarked
package nl.korpsmonitor.command.document;

import org.jspecify.annotations.NullMarked;
