/** What inquiries need of the ledger that the command side does not know. */
@NullMarked
package nl.korpsmonitor.service.inquiries;

import org.jspecify.annotations.NullMarked;
