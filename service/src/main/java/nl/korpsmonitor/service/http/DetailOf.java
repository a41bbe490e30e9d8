package nl.korpsmonitor.service.http;

/** What to say of a status when there is nothing more particular to say. */
final class DetailOf {
    private DetailOf() {}

    static String status(int status) {
        return switch (status) {
            case 400 -> "The request can't be understood.";
            case 404 -> "There is nothing at this path. Paths have no slash at their end; /v1/openapi.json lists them.";
            case 405 -> "This method can't be used on this path.";
            case 406 -> "What Accept asks for is not offered here.";
            case 413 -> "The request is too large.";
            case 414 -> "The request line is too long.";
            case 415 -> "This media type is not taken here.";
            case 431 -> "The headers are too many or too large.";
            case 503 -> "The service can't answer now. Try again later.";
            default -> status >= 500 ? "Something went wrong here." : "The request was refused.";
        };
    }
}
