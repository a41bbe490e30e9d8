package nl.korpsmonitor.service.dossier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.korpsmonitor.service.dossier.verify.DerivedContents;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Report;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of a dossier, to look at, or to change and pack again with manifests that fit.
 *
 * @param files by name below {@code data}
 */
record UnpackedDossier(SortedMap<String, byte[]> files) {
    static final JsonMapper MAPPER = new JsonMapper();

    static UnpackedDossier of(byte[] zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                int data = entry.getName().indexOf("/data/");
                if (data >= 0) {
                    files.put(entry.getName().substring(data + "/data/".length()), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UnpackedDossier(files);
    }

    String text(String name) {
        return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
    }

    JsonNode json(String name) {
        return MAPPER.readTree(text(name));
    }

    void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever changes a file calculates the manifests again. */
    Path pack(Path file) throws IOException {
        BagZip bag = new BagZip("dossier");
        files.forEach(bag::put);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bag.write(bytes, new TreeMap<>());
        return Files.write(file, bytes.toByteArray());
    }

    /** What the ledger's program finds in it, beside the proofs and the manifests: as the command does, and faster, as nothing is packed. */
    Report contents() {
        ReportBuilder report = new ReportBuilder("dossier", "dossier.zip");
        new DerivedContents(null).check(new Payload(files), report);
        return report.build();
    }

    private record Payload(SortedMap<String, byte[]> payload) implements DossierFiles {
        @Override
        public SortedSet<String> names() {
            return payload.keySet().stream().map("data/"::concat).collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public byte @Nullable [] bytes(String name, int maxBytes) {
            return payload.get(name.substring("data/".length()));
        }

        @Override
        public String where(String name) {
            return name;
        }
    }

    static String sha256(byte[] bytes) {
        return Hash.sha256(bytes).hex();
    }
}
