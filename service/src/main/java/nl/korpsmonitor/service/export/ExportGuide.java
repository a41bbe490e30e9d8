package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The guide that lies in an export, in Dutch and in English. */
final class ExportGuide {
    private static final String RESOURCE = "guide.md";

    private ExportGuide() {}

    /** The guide to an export of this ledger. */
    static byte[] of(String origin, ExportMode mode) {
        try (InputStream in = Objects.requireNonNull(ExportGuide.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{origin}", origin)
                    .replace("{mode}", mode.word())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
