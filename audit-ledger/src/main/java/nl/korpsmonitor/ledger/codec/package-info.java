/**
 * How an event becomes the bytes of an entry, and how it is read back: the body (canonical JSON), its confidential
 * fields as salted digests, the upcasting of older revisions, and the leaf of the tree. Pure: no input or output, and
 * safe for use by many threads.
 */
@NullMarked
package nl.korpsmonitor.ledger.codec;

import org.jspecify.annotations.NullMarked;
