package nl.korpsmonitor.query.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import nl.korpsmonitor.ledger.OwnerOnly;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** The directory of an index; only its owner can read what is in it. */
final class OwnersDirectory extends FilterDirectory {
    private final Path path;

    private OwnersDirectory(Path path) throws IOException {
        super(FSDirectory.open(path));
        this.path = path;
    }

    /** Opens it, and makes it when absent. */
    static OwnersDirectory open(Path path) throws IOException {
        OwnerOnly.createDirectories(path);
        return new OwnersDirectory(path);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return restricted(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return restricted(super.createTempOutput(prefix, suffix, context));
    }

    private IndexOutput restricted(IndexOutput output) throws IOException {
        try {
            OwnerOnly.restrict(path.resolve(output.getName()));
            return output;
        } catch (IOException e) {
            output.close();
            throw e;
        }
    }

    /**
     * Deletes what is in it, so that an index can be begun anew whatever the old one was.
     *
     * @throws org.apache.lucene.store.LockObtainFailedException when another process writes there
     */
    void empty() throws IOException {
        try (Lock lock = obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String name : Set.of(listAll())) {
                if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    Files.deleteIfExists(path.resolve(name));
                }
            }
        }
    }
}
