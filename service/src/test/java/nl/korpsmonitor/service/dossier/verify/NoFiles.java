package nl.korpsmonitor.service.dossier.verify;

import java.util.Collections;
import java.util.SortedSet;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import org.jspecify.annotations.Nullable;

/** A dossier in which there is no file; findings are {@code in} the name of one. */
final class NoFiles implements DossierFiles {
    @Override
    public SortedSet<String> names() {
        return Collections.emptySortedSet();
    }

    @Override
    public byte @Nullable [] bytes(String name, int maxBytes) {
        return null;
    }

    @Override
    public String where(String name) {
        return "in " + name;
    }
}
