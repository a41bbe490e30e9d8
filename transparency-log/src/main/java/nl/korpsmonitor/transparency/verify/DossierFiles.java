package nl.korpsmonitor.transparency.verify;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The files of a dossier, by their names below its folder. For one thread. */
public interface DossierFiles {
    /** All names, such as {@code data/dossier.json}. */
    SortedSet<String> names();

    /**
     * The bytes of a file.
     *
     * @param maxBytes no more is read
     * @return null when it is not there, can't be read, or is longer
     */
    byte @Nullable [] bytes(String name, int maxBytes);

    /** The file as a person finds it, for findings. */
    String where(String name);
}
