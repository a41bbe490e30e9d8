/** What the tests of this module share: a running service, and an HTTP client that logs in. */
@NullMarked
package nl.korpsmonitor.service.testing;

import org.jspecify.annotations.NullMarked;
