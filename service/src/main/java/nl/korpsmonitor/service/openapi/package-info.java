/** The description of the API, at {@code /v1/openapi.json}. */
@NullMarked
package nl.korpsmonitor.service.openapi;

import org.jspecify.annotations.NullMarked;
