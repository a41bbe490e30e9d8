package nl.korpsmonitor.events.values;

import org.jspecify.annotations.Nullable;

/**
 * A document that was relied on, described so that it can be found and recognised.
 *
 * @param identifier the form of {@link Code}, such as {@code kst-28638-103}
 * @param title as printed; 1 to 500 characters
 * @param date the document's own date
 * @param mediaType such as {@code application/pdf}; null when not known
 * @param size in bytes, 0 or more; null when not known
 * @param sha256 64 lower-case hexadecimal digits over its bytes; null when the bytes were not seen
 * @param location where it can be found: a URL or a shelf mark, at most 500 characters; null when not known
 */
public record Document(
        String identifier,
        String title,
        PartialDate date,
        @Nullable String mediaType,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable String location) {

    /** @throws IllegalArgumentException when a field breaks the bounds above */
    public Document {
        Code.require("identifier", identifier);
        Text.require("title", title, 500);
        if (size != null && size < 0) {
            throw new IllegalArgumentException("size: 0 or more bytes");
        }
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256: 64 lower-case hexadecimal digits");
        }
        if (mediaType != null) {
            Text.require("mediaType", mediaType, 100);
        }
        if (location != null) {
            Text.require("location", location, 500);
        }
    }
}
