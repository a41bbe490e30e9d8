/** An edition as decisions see it, also those about documents, on which the decisions about editions rely themselves. */
@NullMarked
package nl.korpsmonitor.command.edition.state;

import org.jspecify.annotations.NullMarked;
