package nl.korpsmonitor.service.http;

import jakarta.servlet.http.HttpServletRequest;

/** Hears of every problem that a request is answered with, on the request's own thread, while who asked is still known. Throws nothing; safe for use by many threads. */
public interface ProblemObserver {
    /** Called once for an answer, before it is sent. */
    void answered(HttpServletRequest request, Problem problem);
}
