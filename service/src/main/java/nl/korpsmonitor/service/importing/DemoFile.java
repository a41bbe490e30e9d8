package nl.korpsmonitor.service.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The demo data that is part of the program: import files like any other. */
public enum DemoFile {
    /** What public documents say of the editions 2008, 2010 and 2012. */
    PUBLISHED("demo-published.json"),
    /** Two invented editions, and the beginning of a third. */
    FICTITIOUS("demo-fictitious.json");

    private final String resource;

    DemoFile(String resource) {
        this.resource = resource;
    }

    /** The whole file. */
    public String text() {
        try (InputStream in = DemoFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return FileText.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
