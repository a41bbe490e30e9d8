package nl.korpsmonitor.query.web.ledger;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.problems.NotFoundException;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger as a transparency log in the layout of C2SP tlog-tiles, for everybody: the newest published checkpoint, and the tiles and entry bundles of
 * its tree. It behaves like a folder of static files, which an export is: what {@code Accept} asks for makes no difference.
 */
@RestController
@Hidden
class TrailController {
    /** Where the layout begins. */
    static final String PREFIX = "/trail/";

    /**
     * Said before the first checkpoint. The specification names no status for that; the checkpoint is a resource that does not exist yet, which is a 404,
     * as it is of a folder of files.
     */
    static final String NO_CHECKPOINT = "No checkpoint of this ledger is published yet.";

    /** A checkpoint may be replaced within a quarter of a second; caches may still spare us crowds. */
    private static final String BRIEFLY = "public, max-age=1";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NOT = "no-store";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private static final Pattern TILE = Pattern.compile("tile/(entries|0|[1-9][0-9]?)/(.+)");
    private static final String ENTRIES = "entries";

    private final PublishedLog log;

    TrailController(PublishedLog log) {
        this.log = log;
    }

    @GetMapping(PREFIX + "checkpoint")
    ResponseEntity<byte[]> checkpoint(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, NOT);
        SignedCheckpoint newest = log.checkpoint().orElseThrow(() -> new NotFoundException(NO_CHECKPOINT));
        byte[] note = newest.encoded().getBytes(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY);
        // Of the whole note: it gains cosignatures while its size stays.
        String tag = "\"" + Hash.sha256(note).base64Url() + "\"";
        return ResponseEntity.ok().contentType(TEXT).eTag(tag).body(note);
    }

    /** A tile or an entry bundle. */
    @GetMapping(PREFIX + "tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request, HttpServletResponse response) {
        // A path beyond the tree may exist a moment later.
        response.setHeader(HttpHeaders.CACHE_CONTROL, NOT);
        // The path as it was sent: one that is percent-encoded is another spelling, and there is only one.
        String path = request.getRequestURI().substring(request.getContextPath().length() + PREFIX.length());
        Matcher parts = TILE.matcher(path);
        @Nullable TileCoordinates tile = parts.matches() ? coordinates(parts.group(1), parts.group(2)) : null;
        if (tile == null) {
            throw new NotFoundException("This is no path of a tile or an entry bundle, as C2SP tlog-tiles spells it.");
        }
        boolean entries = parts.group(1).equals(ENTRIES);
        Optional<byte[]> found = entries ? log.entryBundle(tile.number(), tile.width()) : log.tile(tile);
        byte[] bytes = found.orElseThrow(() -> new NotFoundException("The published tree has no such tile."));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM);
        if (!entries) {
            // Hashes do not become smaller.
            return answer.body(bytes);
        }
        answer.varyBy(HttpHeaders.ACCEPT_ENCODING);
        return Gzip.takenBy(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(Gzip.compress(bytes))
                : answer.body(bytes);
    }

    /** Null when the path is spelt wrongly, or names a tile that no tree can have, such as one at level 8 to 63. */
    private static @Nullable TileCoordinates coordinates(String level, String suffix) {
        try {
            return TilePaths.parse(level.equals(ENTRIES) ? 0 : Integer.parseInt(level), suffix);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
