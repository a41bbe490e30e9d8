package nl.korpsmonitor.service.security;

/**
 * What may be asked without a login. What is shown then is judged where it is answered. Whatever is not listed here is closed, to everybody: a new path is
 * opened by naming it, here and in docs/access.md.
 */
final class OpenReads {
    /** Patterns of paths, for GET and HEAD. */
    static final String[] PATHS = {
        "/",
        "/swagger-ui/**",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/ready/writes",
        "/health/checkpoints",
        "/metrics",
        "/trail/checkpoint",
        "/trail/tile/**",
        "/v1/openapi.json",
        "/v1/openapi.json/swagger-config",
        "/v1/ledger",
        "/v1/proofs/consistency",
        "/v1/events",
        "/v1/events/*",
        "/v1/events/*/body",
        "/v1/events/*/bundle",
        "/v1/events/*/proof",
        "/v1/organisations",
        "/v1/organisations/*",
        "/v1/mandates",
        "/v1/mandates/*",
        "/v1/documents",
        "/v1/documents/*",
        "/v1/editions",
        "/v1/editions/*",
        "/v1/editions/*/scorecards",
        "/v1/editions/*/scorecards/*",
        "/v1/editions/*/scorecards/*/by/*",
        "/v1/recommendations",
        "/v1/recommendations/*/*",
        "/v1/comparisons/*/*",
        "/v1/trends"
    };

    private OpenReads() {}
}
