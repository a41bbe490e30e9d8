package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;

/** Writes dossiers about an invented log, with code that the verifier does not use. The files can be changed before they are written. */
final class DossierFixture {
    /** The proof that the log's tree begins with the one that the answer embeds. */
    static final String CONSISTENCY = "data/consistency/299.json";

    /** The entry that embeds a checkpoint. */
    static final long ANSWER = 299;

    /** The events in it; 155 has a confidential value that is shown, 160 one that is not. */
    static final List<Long> EVENTS = List.of(150L, 155L, 160L, ANSWER);

    /** The checkpoint that the answer embeds. */
    static final SignedCheckpoint EMBEDDED = ExportFixture.of(200).checkpoint();

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private DossierFixture() {}

    /** One that verifies, in its confidential version. */
    static DossierFixture valid(Path work) {
        return answering(work, EMBEDDED.encoded(), 200);
    }

    /**
     * One whose answer embeds any text for a checkpoint.
     *
     * @param size from which its proof of consistency leads
     */
    static DossierFixture answering(Path work, String checkpoint, long size) {
        ExportFixture log = log(300, checkpoint);
        Path export = log.write(work.resolve("export"));
        DossierFixture dossier = new DossierFixture();
        dossier.put("data/checkpoint", ExportFixture.read(export, "checkpoint"));
        dossier.put("data/policy", ExportFixture.read(export, "policy"));
        dossier.put("data/document.html", "<p>What came of it.</p>");
        dossier.describe("CONFIDENTIAL");
        EVENTS.forEach(position -> dossier.put(event(position), bundle(log, export, position)));
        SignedCheckpoint latest = SignedCheckpoint.parse(ExportFixture.read(export, "checkpoint"));
        String hashes = log.consistency(export, size).stream()
                .map(hash -> '"' + hash.base64() + '"')
                .collect(Collectors.joining(","));
        return dossier.put(
                CONSISTENCY,
                "{\"from\":" + tree(ExportFixture.of((int) size).checkpoint()) + ",\"to\":" + tree(latest)
                        + ",\"hashes\":[" + hashes + "]}");
    }

    private static String tree(SignedCheckpoint checkpoint) {
        return "{\"size\":" + checkpoint.checkpoint().size() + ",\"root\":\""
                + checkpoint.checkpoint().root().base64() + "\"}";
    }

    private static ExportFixture log(int entries, String checkpoint) {
        return ExportFixture.of(entries)
                .withBodies(position -> position == ANSWER ? FixtureBody.answer(position, checkpoint) : null);
    }

    /** The same event, as the log's key proves it under another checkpoint. */
    static String grown(Path work, long position) {
        ExportFixture grown = log(310, EMBEDDED.encoded());
        return bundle(grown, grown.write(work.resolve("grown")), position);
    }

    static String event(long position) {
        return "data/events/" + position + ".event.json";
    }

    private static String bundle(ExportFixture log, Path export, long position) {
        FixtureBody body = log.body(position);
        return "{\"format\":\"korpsmonitor-event/v1\",\"proof\":\""
                + log.proof(export, position).encoded().replace("\n", "\\n") + "\",\"body\":\""
                + Base64.getEncoder().encodeToString(body.bytes()) + "\",\"disclosures\":["
                + body.shown()
                        .map(shown -> '"' + shown.disclosure().encoded() + '"')
                        .orElse("") + "],\"notShown\":["
                + (position == 160
                        ? "{\"digest\":\""
                                + BodyReader.digests(Objects.requireNonNull(BodyReader.object(body.bytes())))
                                        .keySet()
                                        .iterator()
                                        .next()
                                + "\",\"field\":\"/remark\",\"confidential\":\"withheld\",\"ground\":\"5.1.2.e\"}"
                        : "")
                + "]}";
    }

    DossierFixture describe(String version) {
        return put(
                "data/dossier.json",
                "{\"format\":\"korpsmonitor-dossier/v1\",\"version\":\"" + version + "\",\"events\":"
                        + EVENTS.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")) + "}");
    }

    DossierFixture put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    DossierFixture put(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    DossierFixture remove(String path) {
        files.remove(path);
        return this;
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    /** All files of the payload. */
    List<String> payload() {
        return List.copyOf(files.keySet());
    }

    /** Describes the files as they are now, as a forger would. */
    DossierFixture seal() {
        put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        put("manifest-sha256.txt", manifest(true));
        files.remove("tagmanifest-sha256.txt");
        return put("tagmanifest-sha256.txt", manifest(false));
    }

    private String manifest(boolean payload) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("data/") == payload)
                .map(file -> Hash.sha256(file.getValue()).hex() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** Writes it, with further files that no manifest names. */
    Path write(Path zip, String... further) {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (var each : files.entrySet()) {
                add(out, "dossier/" + each.getKey(), each.getValue());
            }
            for (String name : Arrays.asList(further)) {
                add(out, name, new byte[0]);
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
