package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.copy.DocumentCopy;
import nl.korpsmonitor.ledger.copy.LedgerCopy;
import nl.korpsmonitor.ledger.document.DocumentBytes;
import nl.korpsmonitor.ledger.document.ReceivedFile;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of documents beside the entries that tell of them, from the first byte to the last. */
class StoredFilesTest {
    private static final String SECRET = "a very particular name indeed";
    private static final byte[] LETTER = ("Dear sir, " + SECRET + ".").getBytes(StandardCharsets.UTF_8);
    private static final PartialDate DAY = new PartialDate("2012-06-01");
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "COORDINATOR");

    @TempDir
    private Path below;

    private Path directory() {
        return below.resolve("data");
    }

    private Ledger open() {
        return Ledger.open(LedgerOptions.in(directory()));
    }

    private static long store(Ledger ledger, String document, boolean confidential) throws IOException {
        try (ReceivedFile file =
                ledger.documentIntake().receive(new ByteArrayInputStream(LETTER), confidential, LETTER.length)) {
            file.keepIn(ledger.documentFiles());
            append(
                    ledger,
                    Subject.document(document),
                    new DocumentFileStored(
                            file.sha256(), file.size(), "text/plain", null, file.storedSha256(), file.key(), DAY));
        }
        return ledger.trail().size() - 1;
    }

    private static void append(Ledger ledger, Subject subject, DomainEvent event) {
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>(subject.type(), subject.id(), 0, event, ACTOR));
    }

    private static DocumentFileStored opened(Ledger ledger, long position) {
        return (DocumentFileStored)
                ledger.trail().opened(position).orElseThrow().event();
    }

    private static byte[] bytes(Ledger ledger, long position) throws IOException {
        try (InputStream bytes = DocumentBytes.open(ledger.documentFiles(), opened(ledger, position))) {
            return bytes.readAllBytes();
        }
    }

    private Path file(Ledger ledger, long position) {
        return directory()
                .resolve(LedgerFiles.DOCUMENTS)
                .resolve(opened(ledger, position).storedAs());
    }

    private static List<String> findings(Path directory) throws IOException {
        Findings findings = new Findings();
        try (LedgerInspection inspection = LedgerInspection.open(directory, findings)) {
            inspection.inspect(Trust.NONE, InspectionProgress.NONE);
        }
        return findings.shown().stream().map(Finding::text).toList();
    }

    @Test
    void a_file_comes_back_as_it_was_and_verifies_public_or_not() throws IOException {
        try (Ledger ledger = open()) {
            for (boolean confidential : new boolean[] {true, false}) {
                long position = store(ledger, confidential ? "internal" : "public", confidential);
                assertThat(bytes(ledger, position)).isEqualTo(LETTER);
            }
        }
        assertThat(findings(directory())).isEmpty();
    }

    @Test
    void an_erased_file_can_be_read_nowhere_and_nothing_of_it_was_ever_stored_in_the_clear() throws IOException {
        long position;
        try (Ledger ledger = open()) {
            position = store(ledger, "internal", true);
            Confidential.Withheld<?> key = (Confidential.Withheld<?>) Objects.requireNonNull(((DocumentFileStored)
                            ledger.trail().event(position).orElseThrow().event())
                    .key());
            append(
                    ledger,
                    Subject.disclosure(position),
                    new ValueErased("/key", key.digest(), ErasureGround.DATA_PROTECTION, DAY));
            assertThat(opened(ledger, position).key()).isInstanceOf(Confidential.Erased.class);
            assertThatThrownBy(() -> bytes(ledger, position)).isInstanceOf(IllegalArgumentException.class);
            assertThat(file(ledger, position)).exists();
        }
        assertThat(findings(directory())).isEmpty();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void a_file_that_is_missing_or_changed_is_found() throws IOException {
        Path changed;
        Path missing;
        try (Ledger ledger = open()) {
            changed = file(ledger, store(ledger, "changed", true));
            missing = file(ledger, store(ledger, "missing", false));
        }
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length - 1] ^= 1;
        Files.write(changed, bytes);
        Files.delete(missing);
        assertThat(findings(directory()))
                .hasSize(2)
                .anyMatch(finding -> finding.contains("document-file-stored of document/changed"))
                .anyMatch(finding -> finding.contains("document-file-stored of document/missing")
                        && finding.contains("there is no file"));
    }

    /** The order of a crash: bytes are durable before their event, so that one may be without the other, never the other way. */
    @Test
    void bytes_of_which_no_event_tells_are_removed_once_they_are_old_and_others_stay() throws IOException {
        Path told;
        Path untold;
        Path half =
                directory().resolve(LedgerFiles.DOCUMENTS).resolve("incoming").resolve("half");
        try (Ledger ledger = open()) {
            told = file(ledger, store(ledger, "told", true));
            try (ReceivedFile file = ledger.documentIntake().receive(new ByteArrayInputStream(LETTER), true, 100)) {
                file.keepIn(ledger.documentFiles());
                untold =
                        directory().resolve(LedgerFiles.DOCUMENTS).resolve(Objects.requireNonNull(file.storedSha256()));
            }
            Files.write(half, new byte[] {1});
        }
        assertThat(findings(directory())).isEmpty();
        open().close();
        assertThat(half).doesNotExist();
        assertThat(untold).exists();
        FileTime old = FileTime.from(Instant.now().minusSeconds(7_200));
        Files.setLastModifiedTime(told, old);
        Files.setLastModifiedTime(untold, old);
        try (Ledger ledger = open()) {
            assertThat(untold).doesNotExist();
            assertThat(bytes(ledger, 1)).isEqualTo(LETTER);
        }
    }

    @Test
    void a_copy_of_the_ledger_has_the_files_too() throws IOException {
        Path damaged;
        try (Ledger ledger = open()) {
            store(ledger, "internal", true);
            damaged = file(ledger, store(ledger, "public", false));
        }
        String to = below.resolve("copy").toString();
        List<DocumentCopy.Result> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (LedgerPlace source = LedgerPlace.toRead(directory().toString(), false);
                    LedgerPlace target = LedgerPlace.toWrite(to, false)) {
                LedgerCopy.copy(source.store(), target.store(), InspectionProgress.NONE);
                results.add(copyFiles(source, target));
            }
        }
        assertThat(results).containsExactly(new DocumentCopy.Result(2, 2), new DocumentCopy.Result(2, 0));
        Files.delete(damaged);
        Files.delete(below.resolve("copy").resolve(LedgerFiles.DOCUMENTS).resolve(damaged.getFileName()));
        try (LedgerPlace source = LedgerPlace.toRead(directory().toString(), false);
                LedgerPlace target = LedgerPlace.toWrite(to, false)) {
            assertThatThrownBy(() -> copyFiles(source, target)).hasMessageContaining("can't be copied");
        }
    }

    private static DocumentCopy.Result copyFiles(LedgerPlace source, LedgerPlace target) {
        return DocumentCopy.copy(
                target.store(), source.documentFiles(), target.documentFiles(), InspectionProgress.NONE);
    }
}
