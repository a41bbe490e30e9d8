package nl.korpsmonitor.service.http;

/** The API's own version, which moves apart from the program's. */
public final class ApiVersion {
    /** Semantic version; its first number is the one in the path, {@code /v1}. */
    public static final String VALUE = "1.0.0";

    /** The header of every answer that carries it. */
    public static final String HEADER = "API-Version";

    /** The first segment of every path of the API. */
    public static final String PATH = "/v1";

    private ApiVersion() {}
}
