package nl.korpsmonitor.query.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.web.ReadApi;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** C2SP tlog-tiles over HTTP: a published tree of 300 entries, and five more that are not published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailControllerTest {
    private static final int PUBLISHED = 300;
    private static final int UNPUBLISHED = 5;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private ReadApi api;
    private HttpResponse<byte[]> beforeTheFirst;
    private HttpResponse<byte[]> tileBeforeTheFirst;

    @BeforeAll
    void fill(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER) Path directory) {
        api = new ReadApi(directory);
        append(PUBLISHED);
        beforeTheFirst = get("/trail/checkpoint");
        tileBeforeTheFirst = get("/trail/tile/0/000");
        api.log().publish();
        append(UNPUBLISHED);
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void before_the_first_checkpoint_nothing_is_there_and_nobody_keeps_that() {
        assertThat(beforeTheFirst.statusCode()).isEqualTo(404);
        assertThat(new String(beforeTheFirst.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("No checkpoint");
        assertThat(header(beforeTheFirst, "Cache-Control")).isEqualTo("no-store");
        assertThat(tileBeforeTheFirst.statusCode()).isEqualTo(404);
        assertThat(header(tileBeforeTheFirst, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_checkpoint_is_a_signed_note_that_caches_keep_for_a_moment() {
        HttpResponse<byte[]> answer = get("/trail/checkpoint");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(MediaType.parseMediaType(header(answer, "Content-Type")))
                .isEqualTo(MediaType.parseMediaType("text/plain; charset=utf-8"));
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=1");
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(answer.body());
        assertThat(checkpoint.verifiedBy(List.of(api.log().verifierKey()))).hasSize(1);
        assertThat(checkpoint.checkpoint().size()).isEqualTo(PUBLISHED);
    }

    @Test
    void an_unchanged_checkpoint_is_not_sent_again() {
        String tag = header(get("/trail/checkpoint"), "ETag");
        HttpResponse<byte[]> again = send(api.request("/trail/checkpoint").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "Cache-Control")).isEqualTo("public, max-age=1");
        assertThat(again.body()).isEmpty();
    }

    @Test
    void every_tile_is_what_the_entry_bundles_hash_to_and_leads_to_the_root() {
        List<byte[]> entries = new ArrayList<>(EntryBundle.parse(ok("/trail/tile/entries/000"), 256));
        entries.addAll(EntryBundle.parse(ok("/trail/tile/entries/001.p/44"), 44));
        List<byte[]> leaves =
                entries.stream().map(entry -> hash(new byte[] {0}, entry)).toList();
        assertThat(ok("/trail/tile/0/000")).isEqualTo(joined(leaves.subList(0, 256)));
        assertThat(ok("/trail/tile/0/001.p/44")).isEqualTo(joined(leaves.subList(256, 300)));
        assertThat(ok("/trail/tile/1/000.p/1")).isEqualTo(root(leaves.subList(0, 256)));
        assertThat(Hash.of(root(leaves)))
                .isEqualTo(SignedCheckpoint.parse(ok("/trail/checkpoint"))
                        .checkpoint()
                        .root());
    }

    @Test
    void a_partial_tile_is_the_beginning_of_a_wider_one() {
        assertThat(ok("/trail/tile/0/000")).startsWith(ok("/trail/tile/0/000.p/255"));
        assertThat(ok("/trail/tile/0/001.p/44")).startsWith(ok("/trail/tile/0/001.p/3"));
        assertThat(ok("/trail/tile/entries/000")).startsWith(ok("/trail/tile/entries/000.p/7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trail/tile/0/000", "/trail/tile/1/000.p/1", "/trail/tile/entries/001.p/44"})
    void tiles_and_bundles_are_bytes_that_never_change(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(answer, "Cache-Control")).isEqualTo(FOR_EVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/trail/checkpoint",
                "/trail/tile/0/000",
                "/trail/tile/entries/001.p/44",
                "/v1/ledger",
                "/v1/events/0/proof",
                "/v1/events/0/body"
            })
    void head_tells_what_get_would(String path) {
        HttpResponse<byte[]> get = get(path);
        HttpResponse<byte[]> head = send(api.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Type", "Content-Length", "Cache-Control", "ETag")) {
            assertThat(head.headers().allValues(name))
                    .as(name)
                    .isEqualTo(get.headers().allValues(name));
        }
    }

    @Test
    void accept_makes_no_difference_to_a_file() {
        assertThat(send(api.request("/trail/checkpoint").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(api.request("/trail/tile/0/000").header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bundles_are_compressed_for_who_takes_it_and_tiles_are_not() throws IOException {
        HttpResponse<byte[]> bundle =
                send(api.request("/trail/tile/entries/000").header("Accept-Encoding", "gzip, identity"));
        assertThat(header(bundle, "Content-Encoding")).isEqualTo("gzip");
        assertThat(bundle.headers().allValues("Vary")).contains("Accept-Encoding");
        byte[] plain = ok("/trail/tile/entries/000");
        assertThat(bundle.body()).hasSizeLessThan(plain.length * 3 / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(bundle.body())).readAllBytes())
                .isEqualTo(plain);
        assertThat(send(api.request("/trail/tile/0/000").header("Accept-Encoding", "gzip"))
                        .body())
                .isEqualTo(ok("/trail/tile/0/000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip; q=0.000", "br, deflate", "gzipped", ""})
    void who_does_not_take_gzip_gets_none(String acceptEncoding) {
        assertThat(Gzip.takenBy(acceptEncoding)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, GZIP", "gzip;q=0.5, identity", "*", "gzip;q=1.0", "deflate,gzip ; q=0.001"})
    void who_takes_gzip_gets_it(String acceptEncoding) {
        assertThat(Gzip.takenBy(acceptEncoding)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Beyond the published tree, though within what is recorded.
                "/trail/tile/0/001.p/45",
                "/trail/tile/0/001",
                "/trail/tile/entries/001.p/45",
                "/trail/tile/1/000.p/2",
                "/trail/tile/1/000",
                "/trail/tile/2/000.p/1",
                // Levels of no tree.
                "/trail/tile/8/000",
                "/trail/tile/63/000.p/1",
                "/trail/tile/64/000",
                // Other spellings.
                "/trail/tile/00/000",
                "/trail/tile/0/000.p/0",
                "/trail/tile/0/000.p/256",
                "/trail/tile/0/000.p/01",
                "/trail/tile/0/000.p/",
                "/trail/tile/0/000.p",
                "/trail/tile/0/x000/000",
                "/trail/tile/0/0",
                "/trail/tile/0/0000",
                "/trail/tile/0/000/",
                "/trail/tile/0//000",
                "/trail/tile/%30/000",
                "/trail/tile/0/00%30",
                "/trail/tile/0/000;a=b",
                "/trail/tile/0/./000",
                "/trail/tile/0/x999/x999/x999/x999/x999/x999/999",
                "/trail/tile/-1/000",
                "/trail/tile/entries",
                "/trail/tile/entries/",
                "/trail/tile",
                "/trail/checkpoint/",
                "/trail/Checkpoint",
                "/trail/"
            })
    void whatever_is_no_path_of_the_published_tree_is_a_404(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("no-store"))
                .as("the service adds no-store where nothing is said")
                .isEqualTo("no-store");
    }

    @Test
    void of_random_paths_exactly_those_of_the_published_tree_are_found() {
        Set<String> published = publishedPaths();
        List<String> seeds = List.copyOf(published);
        Random random = new Random(20261126);
        String alphabet = "0123456789xp./entris-";
        int found = 0;
        for (int i = 0; i < 1_500; i++) {
            StringBuilder path = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
            for (int edits = random.nextInt(3); edits > 0; edits--) {
                int at = "/trail/tile/".length() + random.nextInt(path.length() - "/trail/tile/".length() + 1);
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> path.insert(at, c);
                    case 1 -> path.setCharAt(Math.min(at, path.length() - 1), c);
                    default -> path.deleteCharAt(Math.min(at, path.length() - 1));
                }
            }
            boolean expected = published.contains(path.toString());
            found += expected ? 1 : 0;
            assertThat(get(path.toString()).statusCode()).as("%s", path).isEqualTo(expected ? 200 : 404);
        }
        assertThat(found).isBetween(100, 1_400);
    }

    private static Set<String> publishedPaths() {
        Set<String> paths = new HashSet<>(Set.of("/trail/tile/0/000", "/trail/tile/entries/000"));
        for (String kind : List.of("0", "entries")) {
            for (int width = 1; width < 256; width++) {
                paths.add("/trail/tile/" + kind + "/000.p/" + width);
            }
            for (int width = 1; width <= PUBLISHED - 256; width++) {
                paths.add("/trail/tile/" + kind + "/001.p/" + width);
            }
        }
        paths.add("/trail/tile/1/000.p/1");
        return paths;
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            api.ledger()
                    .append(
                            Subject.organisation("o-" + api.ledger().trail().size()),
                            new OrganisationRegistered("Name", Kind.UNIT, null, PartialDate.UNKNOWN));
        }
    }

    private byte[] ok(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> get(String path) {
        return send(api.request(path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return api.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        List<String> values = answer.headers().allValues(name);
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }

    /** MTH of RFC 6962, section 2.1, as it stands there. */
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return hash(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static byte[] hash(byte[]... parts) {
        MessageDigest sha256 = Hash.newSha256();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }

    private static byte[] joined(List<byte[]> hashes) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        hashes.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
