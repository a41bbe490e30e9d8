package nl.korpsmonitor.service.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The demo data that is part of the program: import files like any other. */
public enum DemoFile {
    /** What public documents say of the editions 2008, 2010 and 2012. */
    PUBLISHED("demo-published.json", "document/kst-28638-54"),
    /** Two invented editions, and the beginning of a third. */
    FICTITIOUS("demo-fictitious.json", "organisation/fictief-groningen");

    private final String resource;

    private final String firstSubject;

    /** @param firstSubject what its first record is about */
    DemoFile(String resource, String firstSubject) {
        this.resource = resource;
        this.firstSubject = firstSubject;
    }

    /** What its first record is about: when that is in a ledger, the file, or its beginning, is. */
    String firstSubject() {
        return firstSubject;
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
