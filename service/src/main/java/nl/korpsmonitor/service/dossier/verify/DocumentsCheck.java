package nl.korpsmonitor.service.dossier.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.FileFormat;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;

/** Holds each document's file to what the events record of that very document, and to the dossier's version. */
final class DocumentsCheck {
    private static final String FOLDER = ReadDossier.DATA + FileFormat.DOCUMENTS;
    private static final int MAXIMUM_BYTES = 256 * 1024 * 1024;

    private final DossierFiles files;
    private final ReportBuilder report;

    DocumentsCheck(DossierFiles files, ReportBuilder report) {
        this.files = files;
        this.report = report;
    }

    /** The documents that the events name, each with whether its file is there. */
    List<ListedDocument> listed(EventsTrail trail) {
        return ListedDocument.of(
                trail,
                files.names().stream()
                        .filter(name -> name.startsWith(FOLDER))
                        .map(name -> name.substring(ReadDossier.DATA.length()))
                        .collect(Collectors.toSet()));
    }

    /** @param listed as {@link #listed} gives them */
    void check(Version version, List<ListedDocument> listed) {
        Map<String, DocumentFileStored> documents = new HashMap<>();
        for (ListedDocument each : listed) {
            if (each.stored() != null) {
                documents.put(ReadDossier.DATA + each.path(), each.stored());
            }
        }
        files.names().stream()
                .filter(name -> name.startsWith(FOLDER) && !name.endsWith(DossierContent.DESCRIBES))
                .forEach(name -> check(name, version, documents.get(name)));
    }

    private void check(String name, Version version, @Nullable DocumentFileStored stored) {
        if (stored == null) {
            report.add(Finding.of(
                    "document-other",
                    files.where(name),
                    "No event in the dossier tells that a document has such a file"));
            return;
        }
        byte[] bytes = files.bytes(name, MAXIMUM_BYTES);
        String found =
                bytes == null ? "none that can be read" : Hash.sha256(bytes).hex();
        if (!found.equals(stored.sha256())) {
            report.add(Finding.of(
                            "document-other",
                            files.where(name),
                            "These are not the bytes that were recorded of this document")
                    .differing(stored.sha256(), found));
            return;
        }
        if (version == Version.PUBLIC && !stored.inTheClear()) {
            report.add(Finding.of(
                    "document-not-public",
                    files.where(name),
                    "The dossier calls itself public, and the file is not for everybody"));
        }
        report.count("documents", "documents with the SHA-256 that was recorded", 1);
    }
}
