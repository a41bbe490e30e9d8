/** Records who is shown confidential values, before they are shown. */
@NullMarked
package nl.korpsmonitor.command.viewing;

import org.jspecify.annotations.NullMarked;
