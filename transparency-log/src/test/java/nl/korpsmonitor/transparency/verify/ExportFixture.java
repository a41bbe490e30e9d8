package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.GrowingTiles;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.MerkleProofs;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import nl.korpsmonitor.transparency.tree.TilePaths;
import nl.korpsmonitor.transparency.tree.TiledSubtrees;
import org.jspecify.annotations.Nullable;

/**
 * Writes valid exports of an invented log, in constant memory, with code that the verifier does not use. The same settings always write the same bytes.
 * With rotation the first key hands over to the second: entry 2 adds it, and the last entry of the first half retires the first.
 */
public final class ExportFixture {

    /** The log's name. */
    public static final String ORIGIN = "ledger.example.org/00112233445566778899aabbccddeeff";

    /** The log's first key. */
    public static final SigningKey FIRST_KEY = key(ORIGIN, 1);

    /** The key that takes over when there is rotation. */
    public static final SigningKey SECOND_KEY = key(ORIGIN, 2);

    /** A witness. */
    public static final SigningKey WITNESS = key("witness.example.org", 3);

    /** The time of the witness's cosignature. */
    public static final long COSIGNED_AT = 1_790_000_000L;

    private static final long FIRST_MICROS = 1_382_607_000_000_000L;
    private static final long MICROS_APART = 250_000;

    final int entries;
    private boolean full = true;
    private boolean witnessed;
    private boolean rotated;
    private int earlierSize;
    private String fork = "";
    private LongUnaryOperator micros = position -> FIRST_MICROS + position * MICROS_APART;
    private LongFunction<@Nullable FixtureBody> otherBodies = position -> null;
    private LongFunction<byte @Nullable []> otherLeaves = position -> null;
    private @Nullable String otherPolicy;

    private ExportFixture(int entries) {
        this.entries = entries;
    }

    /** A full export of so many entries. */
    public static ExportFixture of(int entries) {
        return new ExportFixture(entries);
    }

    /** Leaves out the bodies of every fourth entry but those about the ledger itself, and all disclosures. */
    public ExportFixture publicOnly() {
        full = false;
        return this;
    }

    /** Entry 1 puts a policy in force, and the checkpoint is cosigned. */
    public ExportFixture witnessed() {
        witnessed = true;
        return this;
    }

    /** The first key is replaced by the second. */
    public ExportFixture rotated() {
        rotated = true;
        return this;
    }

    /** Leaves the partial tiles of an earlier checkpoint beside the others. */
    public ExportFixture withTilesOf(int size) {
        earlierSize = size;
        return this;
    }

    /** Another history: bodies from the middle on are different. */
    public ExportFixture forked(String words) {
        fork = words;
        return this;
    }

    /** A log that signs other times of recording. */
    public ExportFixture recordedAt(LongUnaryOperator microsOfPosition) {
        micros = microsOfPosition;
        return this;
    }

    /** A log that signs other bodies; null keeps the usual one. */
    public ExportFixture withBodies(LongFunction<@Nullable FixtureBody> bodies) {
        otherBodies = bodies;
        return this;
    }

    /** A log that signs other leaves; null keeps the usual one. */
    public ExportFixture withLeaves(LongFunction<byte @Nullable []> leaves) {
        otherLeaves = leaves;
        return this;
    }

    /** An export with another policy than the one that the entries put in force. */
    public ExportFixture withPolicyFile(String text) {
        otherPolicy = text;
        return this;
    }

    /** A key that is always the same. */
    public static SigningKey key(String name, int seed) {
        byte[] der = HexFormat.of().parseHex("302e020100300506032b657004220420" + "%064x".formatted(seed));
        return SigningKey.ofPkcs8(name, der);
    }

    /** The key that signs the latest checkpoint. */
    public SigningKey signer() {
        return rotated ? SECOND_KEY : FIRST_KEY;
    }

    /** The policy as it is put in force and exported. */
    public String policy() {
        String log = "log " + signer().verifierKey().vkey() + "\n";
        return witnessed
                ? log + "witness parliament " + WITNESS.cosignerKey().vkey() + "\nquorum parliament\n"
                : log + "quorum none\n";
    }

    /** Writes the export. */
    public Path write(Path folder) {
        try {
            GrowingTiles tree = new GrowingTiles();
            for (long first = 0; first < entries; first += TileCoordinates.FULL_WIDTH) {
                int width = (int) Math.min(TileCoordinates.FULL_WIDTH, entries - first);
                writeBundle(folder, first, width, tree);
            }
            SignedCheckpoint latest = sign(new Checkpoint(ORIGIN, entries, tree.root()), signer());
            put(folder, "policy", otherPolicy != null ? otherPolicy : policy());
            put(folder, "README.md", "A guide.\n");
            put(folder, "verifier.jar", "not a jar");
            put(
                    folder,
                    "export.json",
                    new String(
                            CanonicalJson.encode(JsonObject.builder()
                                    .put("entries", entries)
                                    .put("format", "korpsmonitor-export/v1")
                                    .put("mode", full ? "full" : "public")
                                    .put("origin", ORIGIN)
                                    .build()),
                            StandardCharsets.UTF_8));
            put(folder, "checkpoint", latest.encoded());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SignedCheckpoint sign(Checkpoint checkpoint, SigningKey key) {
        SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, List.of(key));
        return witnessed ? signed.with(List.of(NoteSignature.cosign(checkpoint.text(), WITNESS, COSIGNED_AT))) : signed;
    }

    /** The checkpoint over all entries, without an export. */
    public SignedCheckpoint checkpoint() {
        GrowingTiles tree = new GrowingTiles();
        for (long position = 0; position < entries; position++) {
            tree.append(new MerkleHasher().leaf(leaf(position, body(position))));
        }
        return sign(new Checkpoint(ORIGIN, entries, tree.root()), signer());
    }

    private void writeBundle(Path folder, long first, int width, GrowingTiles tree) throws IOException {
        MerkleHasher hasher = new MerkleHasher();
        List<byte[]> leaves = new ArrayList<>();
        StringBuilder bodies = new StringBuilder();
        StringBuilder disclosures = new StringBuilder();
        for (long position = first; position < first + width; position++) {
            FixtureBody body = body(position);
            byte[] leaf = leaf(position, body);
            leaves.add(leaf);
            tree.append(hasher.leaf(leaf));
            bodies.append(held(position) ? new String(body.bytes(), StandardCharsets.UTF_8) : "")
                    .append('\n');
            body.shown().ifPresent(disclosure -> disclosures.append(disclosure.line()));
            long size = position + 1;
            if (rotated && size == retiringSize()) {
                retire(folder, size, tree.root());
            }
            if (size == earlierSize) {
                tree.takeChanged()
                        .forEach(tile -> put(folder, tile.coordinates().path(), tile.bytes()));
                put(
                        folder,
                        BundleCheck.bundlePath(TileCoordinates.inTree(0, position / 256, size)),
                        EntryBundle.encode(leaves));
            }
        }
        long number = first / TileCoordinates.FULL_WIDTH;
        put(folder, "tile/entries/" + TilePaths.suffix(number, width), EntryBundle.encode(leaves));
        put(folder, "bodies/" + TilePaths.suffix(number, 256) + ".jsonl", bodies.toString());
        if (full && !disclosures.isEmpty()) {
            put(folder, "disclosures/" + TilePaths.suffix(number, 256) + ".jsonl", disclosures.toString());
        }
        boolean last = first + width == entries;
        tree.takeChanged().stream()
                .filter(tile -> last || !tile.coordinates().partial())
                .forEach(tile -> put(folder, tile.coordinates().path(), tile.bytes()));
        if (last) {
            writeRightEdge(folder, tree);
        }
    }

    /** Levels that the last bundle did not change have partial tiles too: their hashes are the roots of the full tiles below. */
    private void writeRightEdge(Path folder, GrowingTiles tree) {
        for (int level = 1; TileCoordinates.fullTiles(level - 1, tree.size()) > 0; level++) {
            int width = TileCoordinates.partialWidth(level, tree.size());
            if (width == 0) {
                continue;
            }
            long number = TileCoordinates.fullTiles(level, tree.size());
            TiledSubtrees below = new TiledSubtrees(tile -> read(folder, tile.path()), tree.size());
            byte[] tile = new byte[width * Hash.BYTES];
            for (int place = 0; place < width; place++) {
                // One level below the tile's own, and so found in the tiles below it.
                long index = (number * 256 + place) * 2;
                int subtree = level * TileCoordinates.HEIGHT - 1;
                new MerkleHasher()
                        .node(below.root(subtree, index), below.root(subtree, index + 1))
                        .copyTo(tile, place * Hash.BYTES);
            }
            put(folder, new TileCoordinates(level, number, width).path(), tile);
        }
    }

    private long retiringSize() {
        return entries / 2 + 1L;
    }

    private void retire(Path folder, long size, Hash root) {
        String id = HexFormat.of().toHexDigits(FIRST_KEY.verifierKey().keyId());
        put(
                folder,
                "retired/" + id,
                SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, root), List.of(FIRST_KEY))
                        .encoded());
    }

    private boolean held(long position) {
        boolean aboutTheLedger = rotated && position == retiringSize();
        return full || aboutTheLedger || position % 4 != 3;
    }

    private byte[] leaf(long position, FixtureBody body) {
        byte[] other = otherLeaves.apply(position);
        return other != null ? other : Leaf.of(micros.applyAsLong(position), Hash.sha256(body.bytes()));
    }

    /** The body of an entry. */
    public FixtureBody body(long position) {
        FixtureBody other = otherBodies.apply(position);
        if (other != null) {
            return other;
        }
        if (position == 0) {
            return FixtureBody.of(
                    position,
                    0,
                    "ledger-opened",
                    JsonObject.builder()
                            .put("origin", ORIGIN)
                            .put("verifierKey", FIRST_KEY.verifierKey().vkey())
                            .build());
        }
        if (position == 1 && witnessed) {
            return FixtureBody.of(
                    position,
                    1,
                    "ledger-policy-changed",
                    JsonObject.builder().put("policy", policy()).build());
        }
        if (rotated && (position == 2 || position == retiringSize())) {
            String key = (position == 2 ? SECOND_KEY : FIRST_KEY).verifierKey().vkey();
            return FixtureBody.of(
                    position,
                    (witnessed ? 2 : 1) + (position == 2 ? 0 : 1),
                    position == 2 ? "ledger-key-added" : "ledger-key-retired",
                    JsonObject.builder().put("verifierKey", key).build());
        }
        return FixtureBody.score(position, position >= entries / 2 ? fork : "");
    }

    /** A proof of an entry of an export that was written. */
    public TlogProof proof(Path folder, long position) {
        return new TlogProof(
                leaf(position, body(position)),
                position,
                proofs(folder).inclusion(position, entries),
                SignedCheckpoint.parse(read(folder, "checkpoint")));
    }

    /** The hashes that show, of an export that was written, that its tree begins with that of its first entries. */
    public List<Hash> consistency(Path folder, long from) {
        return proofs(folder).consistency(from, entries);
    }

    private MerkleProofs proofs(Path folder) {
        return new MerkleProofs(new TiledSubtrees(tile -> read(folder, tile.path()), entries));
    }

    /** All files of an export by their paths. */
    public static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new HashMap<>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> files.put(
                            folder.relativize(path).toString(),
                            read(folder, folder.relativize(path).toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] read(Path folder, String path) {
        try {
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void put(Path folder, String path, String text) {
        put(folder, path, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(Path folder, String path, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
