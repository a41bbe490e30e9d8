/** Who may do what over HTTP. */
@NullMarked
package nl.korpsmonitor.service.security;

import org.jspecify.annotations.NullMarked;
