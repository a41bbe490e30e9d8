package nl.korpsmonitor.service.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.ledger.EntryBodies;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.query.web.ledger.ConsistencyProof;
import nl.korpsmonitor.query.web.ledger.EventBundle;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Given;
import nl.korpsmonitor.service.dossier.contents.Description;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.service.dossier.contents.Words;
import nl.korpsmonitor.service.export.ExportedPolicy;
import nl.korpsmonitor.service.export.VerifierJar;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.proof.TlogProof;

/** Writes the files of a dossier; docs/verify.md says which. The same content gives the same bytes. For one dossier. */
final class DossierZip {
    private final DossierContent content;
    private final Words words;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private DossierZip(DossierContent content) {
        this.content = content;
        this.words = Words.in(content.order().language());
    }

    /** The folder's name, and that of the file. */
    static String name(DossierContent content) {
        return "dossier-" + content.order().inquiry() + "-" + content.order().number();
    }

    /**
     * The ZIP.
     *
     * @param trust of the log at the checkpoint
     */
    static byte[] of(
            DossierContent content,
            EntryBodies bodies,
            PublishedLog log,
            LedgerTrust trust,
            ArchivalPdf pdf,
            DossierSettings settings) {
        DossierZip zip = new DossierZip(content);
        zip.put("checkpoint", content.checkpoint().encoded());
        zip.put("policy", ExportedPolicy.file(trust));
        zip.addEvents(bodies, log);
        zip.addConsistency(log);
        zip.addData();
        zip.addPages(pdf);
        zip.files.put("verifier.jar", VerifierJar.bytes());
        return zip.bytes(settings);
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void addEvents(EntryBodies bodies, PublishedLog log) {
        for (ShownEvent event : content.events()) {
            long position = event.event().position();
            TlogProof proof = log.proof(position, content.checkpoint())
                    .orElseThrow(() -> new IllegalStateException("position " + position + " is below the checkpoint"));
            byte[] body = bodies.body(position)
                    .orElseThrow(() -> new IllegalStateException("position " + position + " has a body"));
            put(ShownEvent.file(position), ItemFiles.json(ItemFiles.node(EventBundle.of(proof, body, event.values()))));
        }
    }

    /** Whoever verifies an answer sees that the checkpoint which it embeds is of the history that the dossier's proofs are of. */
    private void addConsistency(PublishedLog log) {
        for (Given given : content.inquiry().answers()) {
            long embedded = SignedCheckpoint.parse(given.answer().checkpoint().getBytes(StandardCharsets.UTF_8))
                    .checkpoint()
                    .size();
            long size = content.checkpoint().checkpoint().size();
            put(
                    "consistency/" + given.event().position() + ".json",
                    ItemFiles.json(ItemFiles.node(ConsistencyProof.of(log, embedded, size))));
        }
    }

    private void addData() {
        put(
                Description.FILE,
                ItemFiles.json(Description.of(
                        content.order(),
                        content.checkpoint().checkpoint(),
                        content.inquiry(),
                        content.events().stream().map(ShownEvent::event).toList(),
                        content.items())));
        content.items().forEach(item -> ItemFiles.of(item).forEach(this::put));
        content.documents().forEach(document -> {
            if (document.file() != null && document.bytes() != null) {
                files.put(document.file(), document.bytes());
            }
        });
    }

    private void addPages(ArchivalPdf pdf) {
        List<Inventory.Line> inventory = Inventory.of(content, words);
        put("inventory.csv", ItemFiles.table(Inventory.TABLE, inventory));
        String page = DossierPage.of(content, inventory, words);
        put("document.html", page);
        files.put("document.pdf", pdf.of(page, content.time()));
        put("VERIFY.md", guide());
    }

    private String guide() {
        String name = content.order().language() == Language.NL ? "verify_nl.md" : "verify_en.md";
        try (InputStream in = Objects.requireNonNull(DossierZip.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{zip}", name(content) + ".zip")
                    .replace("{origin}", content.checkpoint().checkpoint().origin());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }

    private byte[] bytes(DossierSettings settings) {
        BagZip bag = new BagZip(name(content));
        files.forEach(bag::put);
        Sidecars.of(content, files, settings, words).forEach(bag::put);
        SortedMap<String, String> about = new TreeMap<>();
        about.put("External-Identifier", content.checkpoint().checkpoint().origin() + "/" + content.identifier());
        about.put(
                "External-Description",
                words.say("title", content.order().number(), content.order().inquiry()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bag.write(bytes, about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
