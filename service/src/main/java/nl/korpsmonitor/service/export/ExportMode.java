package nl.korpsmonitor.service.export;

import java.util.Arrays;
import java.util.Optional;

/** Which bodies an export holds. Every export holds all leaves, hashes and tiles. */
public enum ExportMode {
    /** The bodies of the events that anybody may see; no disclosures. */
    PUBLIC("public"),
    /** All bodies, and every disclosure that still has its key. */
    FULL("full");

    private final String word;

    ExportMode(String word) {
        this.word = word;
    }

    /** Its name in {@code export.json}. */
    public String word() {
        return word;
    }

    static Optional<ExportMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
