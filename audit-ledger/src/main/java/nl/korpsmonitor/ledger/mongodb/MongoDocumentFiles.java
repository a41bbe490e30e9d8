package nl.korpsmonitor.ledger.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Sorts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.korpsmonitor.ledger.document.DocumentFiles;
import nl.korpsmonitor.ledger.document.NamedBytes;
import org.bson.BsonDateTime;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * {@link DocumentFiles} in a database of MongoDB, by its GridFS: pieces in {@code documents.chunks}, and a document in {@code documents.files} that is written after
 * them, so that a file is there whole or not at all. The SHA-256 is its file name; the same bytes may be there twice.
 */
final class MongoDocumentFiles implements DocumentFiles {
    static final String FILES = "documents.files";
    static final String CHUNKS = "documents.chunks";

    private static final String BUCKET = "documents";
    private static final String NAME = "filename";
    private static final String UPLOADED = "uploadDate";
    private static final String LENGTH = "length";
    private static final String OF_FILE = "files_id";
    private static final int ID_REST_DIGITS = 16;

    private final MongoConnection connection;
    private final GridFSBucket bucket;

    /** @param connection closed by its owner */
    MongoDocumentFiles(MongoConnection connection) {
        this.connection = connection;
        this.bucket = GridFSBuckets.create(connection.database(), BUCKET);
    }

    @Override
    public String name() {
        return connection.name() + ", " + BUCKET;
    }

    @Override
    public void keep(String sha256, InputStream bytes) throws IOException {
        InputStream checked = NamedBytes.checked(sha256, bytes);
        try {
            GridFSUploadStream upload = bucket.openUploadStream(sha256);
            boolean whole = false;
            try {
                checked.transferTo(upload);
                whole = true;
            } finally {
                if (whole) {
                    upload.close();
                } else {
                    upload.abort();
                }
            }
        } catch (MongoException e) {
            throw Attempt.failed("keeping the file of a document", e);
        }
    }

    @Override
    public boolean holds(String sha256) {
        return newest(sha256) != null;
    }

    @Override
    public Optional<InputStream> find(String sha256) {
        GridFSFile found = newest(sha256);
        return found == null
                ? Optional.empty()
                : Optional.of(Attempt.to(
                        "reading the file of a document",
                        () -> new Reading(bucket.openDownloadStream(found.getObjectId()))));
    }

    private @Nullable GridFSFile newest(String sha256) {
        return Attempt.to(
                        "looking for the file of a document",
                        () -> Optional.ofNullable(bucket.find(eq(NAME, NamedBytes.requireName(sha256)))
                                .sort(Sorts.descending(UPLOADED))
                                .first()))
                .orElse(null);
    }

    @Override
    public void forEach(Consumer<Kept> each) {
        Attempt.to(
                "listing the files of documents",
                () -> connection
                        .collection(FILES)
                        .find()
                        .forEach(file -> each.accept(new Kept(
                                file.getString(NAME).getValue(),
                                file.getNumber(LENGTH).longValue(),
                                Instant.ofEpochMilli(file.getDateTime(UPLOADED).getValue())))));
    }

    @Override
    public void removeKeptBefore(String sha256, Instant moment) {
        Bson wanted =
                and(eq(NAME, NamedBytes.requireName(sha256)), lt(UPLOADED, new BsonDateTime(moment.toEpochMilli())));
        Attempt.to(
                "removing the file of a document",
                () -> connection
                        .collection(FILES)
                        .find(wanted)
                        .forEach(file -> bucket.delete(file.getObjectId(Names.ID))));
    }

    /** Pieces of no file: which file they were to be of says when that was begun. */
    @Override
    public void removeUnfinishedBefore(Instant moment) {
        Attempt.to("removing unfinished files of documents", () -> {
            List<ObjectId> ids = new ArrayList<>();
            connection
                    .collection(CHUNKS)
                    .distinct(OF_FILE, lt(OF_FILE, firstOf(moment)), ObjectId.class)
                    .into(ids);
            for (ObjectId id : ids) {
                if (connection.collection(FILES).find(eq(Names.ID, id)).first() == null) {
                    connection.collection(CHUNKS).deleteMany(eq(OF_FILE, id));
                }
            }
        });
    }

    /** The lowest id that can be made in that second: an id begins with its own, in 4 bytes. */
    static ObjectId firstOf(Instant moment) {
        return new ObjectId(HexFormat.of().toHexDigits((int) moment.getEpochSecond()) + "0".repeat(ID_REST_DIGITS));
    }

    /** The connection is its owner's. */
    @Override
    public void close() {
        // See above.
    }

    /** Says in a stream's own way when the database fails. */
    private static final class Reading extends FilterInputStream {
        Reading(InputStream below) {
            super(below);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (MongoException e) {
                throw new IOException("the database failed: " + e.getMessage(), e);
            }
        }
    }
}
