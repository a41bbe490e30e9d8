/** What is asked of an identity provider, and what it answers. Bounded in time, size and number, so that a provider in trouble holds no threads. */
@NullMarked
package nl.korpsmonitor.service.security.issuer;

import org.jspecify.annotations.NullMarked;
