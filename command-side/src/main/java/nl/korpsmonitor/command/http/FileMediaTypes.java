package nl.korpsmonitor.command.http;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** The kinds of files that are taken in: what archives read, and nothing that is only run. What a file says of itself is believed, as nothing here opens one. */
public final class FileMediaTypes {
    /** As the API's description lists them. PDF/A is a PDF. */
    public static final Set<String> ACCEPTED = Set.of(
            "application/pdf",
            "text/plain",
            "text/csv",
            "text/html",
            "text/xml",
            "application/json",
            "application/xml",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "message/rfc822");

    private FileMediaTypes() {}

    /**
     * The type as it is recorded: lower case, with the charset if one was said, and no other parameter.
     *
     * @param header Content-Type as sent; null when it was not
     * @throws HttpMediaTypeNotSupportedException when it is none of the accepted ones
     */
    public static String require(@Nullable String header) throws HttpMediaTypeNotSupportedException {
        try {
            MediaType given = MediaType.parseMediaType(header == null ? "" : header);
            String type = (given.getType() + "/" + given.getSubtype()).toLowerCase(Locale.ROOT);
            if (ACCEPTED.contains(type)) {
                Charset charset = given.getCharset();
                return charset == null
                        ? type
                        : type + ";charset=" + charset.name().toLowerCase(Locale.ROOT);
            }
            throw new HttpMediaTypeNotSupportedException(given, accepted());
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException("it is no media type", accepted());
        }
    }

    private static List<MediaType> accepted() {
        return new TreeSet<>(ACCEPTED).stream().map(MediaType::parseMediaType).toList();
    }
}
