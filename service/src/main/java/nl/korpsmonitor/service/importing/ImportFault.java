package nl.korpsmonitor.service.importing;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param line of the file, from 1; 0 when it is about the file as a whole
 * @param field as the file writes it, such as {@code scores[3].score}; null when it is about no field in particular
 * @param message what is wrong and what would be right, as one sentence
 */
public record ImportFault(int line, @Nullable String field, String message) {
    @Override
    public String toString() {
        String where = line == 0 ? "file" : "line " + line;
        return where + (field == null ? "" : ", " + field) + ": " + message;
    }
}
