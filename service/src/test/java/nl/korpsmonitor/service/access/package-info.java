/** Who may do and see what: docs/access.md against the running service. */
@NullMarked
package nl.korpsmonitor.service.access;

import org.jspecify.annotations.NullMarked;
