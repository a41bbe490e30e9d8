/** Full text over events: the index, what it holds, and how it is asked. The only part that knows Lucene. */
@NullMarked
package nl.korpsmonitor.query.search;

import org.jspecify.annotations.NullMarked;
