package nl.korpsmonitor.query.web.exchange;

import jakarta.servlet.http.HttpServletRequest;

/** Tells apart who asks, for limits. The service implements it. Safe for use by many threads. */
@FunctionalInterface
public interface RequestCaller {
    /** The same text for all requests of one caller, and for no other's. */
    String of(HttpServletRequest request);
}
