/** What the questions and answers of all reads have in common: parameters, pages, lists, tables, streams, and what an answer stands on. */
@NullMarked
package nl.korpsmonitor.query.web.exchange;

import org.jspecify.annotations.NullMarked;
