/** Inquiries, with their calendar, dossiers and holds, and the audits that took place. */
@NullMarked
package nl.korpsmonitor.query.web.inquiry;

import org.jspecify.annotations.NullMarked;
