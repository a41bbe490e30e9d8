/**
 * Looks through the whole history for broken rules and for what deserves a look. The rules are written anew from the documents, and share nothing with the
 * command side that decides by them: what audits by the code that decided repeats its faults.
 */
@NullMarked
package nl.korpsmonitor.query.audit;

import org.jspecify.annotations.NullMarked;
