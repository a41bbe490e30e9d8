/** The command line: {@code ledger serve}, {@code ledger user add}, … */
@NullMarked
package nl.korpsmonitor.service.commandline;

import org.jspecify.annotations.NullMarked;
