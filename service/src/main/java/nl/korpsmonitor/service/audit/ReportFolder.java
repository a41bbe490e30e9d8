package nl.korpsmonitor.service.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.OwnerOnly;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.note.NoteSignature;
import nl.korpsmonitor.transparency.note.SignedNote;
import nl.korpsmonitor.transparency.note.UnverifiedNoteException;
import org.jspecify.annotations.Nullable;

/** A folder with a report: as data, as a page, and a signed note (C2SP signed-note) over the digests of both. Only its owner can read it. */
public final class ReportFolder {
    private static final String DATA = "report.json";
    private static final String PAGE = "report.html";
    private static final String SIGNATURE = "report.sig";
    private static final String TITLE = ReportData.FORMAT + "/v" + ReportData.VERSION;

    private final Path folder;

    /** @param folder where the report is, or will be */
    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks whether a report can be written there.
     *
     * @throws InvalidInputException when it is a file, or a folder that holds anything
     */
    public void requireNew() {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("--out", folder + " is no folder");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext()) {
                throw new InvalidInputException("--out", folder + " holds something; name a new or an empty folder");
            }
        } catch (IOException e) {
            throw new InvalidInputException("--out", folder + " can't be read");
        }
    }

    /**
     * Writes a report.
     *
     * @param language of the page; Dutch or English
     * @return SHA-256 of the report as data, in hexadecimal
     * @throws IOException when it can't be written
     */
    public String write(AuditReport report, Locale language, SigningKey key) throws IOException {
        Map<String, @Nullable Object> data = ReportData.of(report);
        OwnerOnly.createDirectories(folder);
        OwnerOnly.write(folder.resolve(DATA), ReportData.json(data));
        OwnerOnly.write(folder.resolve(PAGE), ReportPage.of(data, language));
        String digest = digest(DATA);
        String text =
                TITLE + "\n" + report.origin() + "\n" + DATA + " " + digest + "\n" + PAGE + " " + digest(PAGE) + "\n";
        SignedNote note = new SignedNote(text, List.of(NoteSignature.sign(text, key)));
        OwnerOnly.write(folder.resolve(SIGNATURE), note.encoded());
        return digest;
    }

    /**
     * Removes what was written.
     *
     * @throws IOException when that can't be done
     */
    public void remove() throws IOException {
        for (String name : List.of(SIGNATURE, PAGE, DATA)) {
            OwnerOnly.delete(folder.resolve(name));
        }
    }

    /**
     * Looks whether a report is as the key signed it.
     *
     * @return SHA-256 of the report as data, in hexadecimal
     * @throws InvalidInputException when there is no report
     * @throws IllegalStateException when it is not as it was signed, or that key did not sign it; the message says what differs
     * @throws IOException when a file can't be read
     */
    public String verify(VerifierKey key) throws IOException {
        for (String name : List.of(DATA, PAGE, SIGNATURE)) {
            if (!Files.isRegularFile(folder.resolve(name))) {
                throw new InvalidInputException("DIR", "there is no " + name + " in " + folder);
            }
        }
        try (InputStream in = Files.newInputStream(folder.resolve(SIGNATURE))) {
            SignedNote note = SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES + 1));
            note.verifiedBy(List.of(key));
            String[] lines = note.text().split("\n", -1);
            boolean form = lines.length == 5 && lines[0].equals(TITLE) && lines[4].isEmpty();
            if (!form) {
                throw new IllegalStateException(SIGNATURE + " is signed, but is no signature of a report");
            }
            requireDigest(DATA, lines[2]);
            requireDigest(PAGE, lines[3]);
            return lines[2].substring(DATA.length() + 1);
        } catch (MalformedException | UnverifiedNoteException e) {
            throw new IllegalStateException(SIGNATURE + " does not verify: " + e.getMessage(), e);
        }
    }

    private void requireDigest(String name, String line) throws IOException {
        if (!line.equals(name + " " + digest(name))) {
            throw new IllegalStateException(name + " is not as it was signed");
        }
    }

    private String digest(String name) throws IOException {
        try (DigestInputStream in = new DigestInputStream(
                Files.newInputStream(folder.resolve(name)), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
