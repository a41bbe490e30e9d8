package nl.korpsmonitor.service.dossier.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.UnfoldableEventException;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Citation;
import nl.korpsmonitor.service.dossier.contents.AnsweredInquiry.Given;
import nl.korpsmonitor.service.dossier.contents.Derivation;
import nl.korpsmonitor.service.dossier.contents.Description;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.dossier.contents.Item;
import nl.korpsmonitor.service.dossier.contents.ItemFiles;
import nl.korpsmonitor.service.dossier.contents.ListedDocument;
import nl.korpsmonitor.service.dossier.contents.ShownEvent;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.verify.DossierContents;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Derives what a dossier shows from the events in it, without a ledger, and compares: each state and comparison field by field, what the dossier says of itself, and
 * what its inventory lists. Used once.
 */
public final class DerivedContents implements DossierContents {
    private static final int MAXIMUM_BYTES = 256 * 1024 * 1024;

    private final @Nullable IssuedRecord issued;

    /** @param issued the record of its issue that it must be about; null for none */
    public DerivedContents(@Nullable IssuedRecord issued) {
        this.issued = issued;
    }

    @Override
    public void check(DossierFiles files, ReportBuilder report) {
        ReadDossier dossier = ReadDossier.of(files, report).orElse(null);
        if (dossier == null) {
            return;
        }
        EventsInside inside = EventsInside.of(files, dossier.positions(), report);
        EventsTrail trail = new EventsTrail(
                inside.events(), dossier.checkpoint().checkpoint().size());
        AnsweredInquiry inquiry;
        try {
            inquiry = AnsweredInquiry.of(
                    trail, dossier.order().inquiry(), dossier.order().answer());
        } catch (InvalidInputException | IllegalArgumentException e) {
            report.add(Finding.of(
                    "inquiry-missing",
                    files.where(ReadDossier.DATA + Description.FILE),
                    "The events do not hold the inquiry with its question, that answer and every earlier one"));
            return;
        }
        requireCovered(inquiry, files, report);
        new Corrections(files, report).check(inquiry);
        requireOfAnswer(inquiry, inside.events(), files, report);
        List<Item> items = items(inquiry.citations(), trail, files, report);
        new LeftOutEvents(inside.events(), Subject.inquiry(inquiry.code()), report, files).check(items);
        if (items.size() == inquiry.citations().size()) {
            compareDescription(dossier, inquiry, inside.events(), items, files, report);
        }
        items.forEach(item -> compareFiles(item, files, report));
        findUnknown(items, files, report);
        DocumentsCheck documents = new DocumentsCheck(files, report);
        List<ListedDocument> listed = documents.listed(trail);
        new InventoryCheck(files, report).check(dossier, inquiry, inside, items, listed);
        documents.check(dossier.order().version(), listed);
        if (issued == null) {
            report.notChecked(
                    "Whether a citation was left out, or whether one that was withdrawn is still there; whether a"
                            + " correction, an extension or a reopening of the inquiry was left out after which no"
                            + " correction inside corrects the same, or finds the same standing as without it, as"
                            + " something later had given another; whether a reassignment was left out, or a correction of the name of who asks: --issued,"
                            + " the record of its issue, shows that the dossier is the one that was handed over");
        } else {
            issued.check(dossier, files, report);
        }
        report.notChecked(
                "That document.html and document.pdf say what the events say: read the states, the comparisons and the events");
    }

    /** The checkpoint in an answer covers all that it looked at; whether it is a checkpoint at all is looked at with the proofs. */
    static void requireCovered(AnsweredInquiry inquiry, DossierFiles files, ReportBuilder report) {
        for (Given given : inquiry.answers()) {
            long last = given.answer().knownAt();
            if (given.amendment() == inquiry.answer().amendment()) {
                for (Citation citation : inquiry.citations()) {
                    last = Math.max(last, citation.cited().evidence().lastPosition());
                }
            }
            try {
                long size = SignedCheckpoint.parse(given.answer().checkpoint().getBytes(StandardCharsets.UTF_8))
                        .checkpoint()
                        .size();
                if (size <= last) {
                    long position = given.event().position();
                    report.add(Finding.at(
                                    "embedded-short",
                                    files.where(ReadDossier.DATA + ShownEvent.file(position)),
                                    position,
                                    "The checkpoint in the answer does not cover what the answer stands on")
                            .differing("more than " + last + " entries", size + " entries"));
                }
            } catch (MalformedException e) {
                // Found with the proofs.
            }
        }
    }

    /** Of the inquiry itself only that is there which its question and answers follow from: nothing of later on, or that was withdrawn. */
    private static void requireOfAnswer(
            AnsweredInquiry inquiry, List<RecordedEvent> inside, DossierFiles files, ReportBuilder report) {
        Set<Long> known = inquiry.events().stream().map(RecordedEvent::position).collect(Collectors.toSet());
        Subject subject = Subject.inquiry(inquiry.code());
        for (RecordedEvent event : inside) {
            if (event.subject().equals(subject) && !known.contains(event.position())) {
                report.add(Finding.at(
                        "event-not-of-answer",
                        files.where(ReadDossier.DATA + ShownEvent.file(event.position())),
                        event.position(),
                        "It is of the inquiry, and neither registered or changed the question before the answer, nor is"
                                + " it a citation in force then, nor the answer or one before it: no dossier of this"
                                + " answer holds it"));
            }
        }
    }

    /** What the citations show, as far as it can be derived; why not is added to the report. */
    static List<Item> items(List<Citation> citations, EventsTrail trail, DossierFiles files, ReportBuilder report) {
        List<Item> items = new ArrayList<>();
        try {
            Derivation derivation = new Derivation(trail);
            for (Citation citation : citations) {
                item(citation, derivation, trail, files, report, items);
            }
        } catch (UnfoldableEventException e) {
            report.add(Finding.of(
                    "event-left-out",
                    files.where(ReadDossier.DATA + Description.FILE),
                    "The events of an edition do not follow from each other, so that one is not there: "
                            + e.getMessage()));
        }
        return items;
    }

    private static void item(
            Citation citation,
            Derivation derivation,
            EventsTrail trail,
            DossierFiles files,
            ReportBuilder report,
            List<Item> items) {
        String code = citation.cited().item();
        Long event = citation.cited().evidence().event();
        if (event != null && trail.event(event).isEmpty()) {
            report.add(Finding.at(
                    "event-left-out",
                    files.where(ReadDossier.DATA + ShownEvent.file(event)),
                    event,
                    "Item " + code + " cites the event, and it is not there"));
            return;
        }
        try {
            items.add(Item.of(citation.cited(), derivation, trail));
            report.count("derived", "items derived from the events", 1);
        } catch (InvalidInputException e) {
            // Such as a reconstruction from more events than a reconstruction takes.
            report.add(Finding.of(
                    "item-underivable",
                    files.where(ReadDossier.DATA + Description.FILE),
                    "What item " + code + " cites can't be derived: " + e.getMessage()));
        } catch (UnfoldableEventException e) {
            report.add(Finding.of(
                    "event-left-out",
                    files.where(ReadDossier.DATA + Description.FILE),
                    "What item " + code + " shows does not follow from the events that are there: " + e.getMessage()));
        }
    }

    private static void compareDescription(
            ReadDossier dossier,
            AnsweredInquiry inquiry,
            List<RecordedEvent> events,
            List<Item> items,
            DossierFiles files,
            ReportBuilder report) {
        // As it is read: there whole numbers are of one sort only.
        JsonNode expected = EventsInside.json(ItemFiles.json(
                        Description.of(dossier.order(), dossier.checkpoint().checkpoint(), inquiry, events, items))
                .getBytes(StandardCharsets.UTF_8));
        if (expected == null) {
            throw new IllegalStateException("what was just written is JSON");
        }
        // Members that are not known here may have been added by a later release.
        Set<String> members = new LinkedHashSet<>(expected.propertyNames());
        members.add(Description.CHANGES);
        for (String member : members) {
            JsonNode found = dossier.description().path(member);
            FieldDifferences.between(expected.path(member), found, "/" + member)
                    .forEach(difference -> report.add(difference.finding(
                            "description-differs", files.where(ReadDossier.DATA + Description.FILE))));
        }
        boolean claims = dossier.description().path("fictitious").asBoolean(false);
        if (claims != expected.path("fictitious").asBoolean(false)) {
            report.add(Finding.of(
                    "description-differs",
                    files.where(ReadDossier.DATA + Description.FILE),
                    "It does not say of its events whether any is invented, as they say themselves"));
        }
    }

    private static void compareFiles(Item item, DossierFiles files, ReportBuilder report) {
        String kind = item.kind() == Item.Kind.COMPARISON ? "comparison" : "state";
        ItemFiles.of(item).forEach((file, expected) -> {
            String name = ReadDossier.DATA + file;
            byte[] found = files.bytes(name, MAXIMUM_BYTES);
            if (found == null) {
                report.add(Finding.of(
                        kind + "-missing",
                        files.where(name),
                        "Item " + item.code() + " has the file, and it is not there"));
                return;
            }
            String text = new String(found, StandardCharsets.UTF_8);
            if (file.endsWith(".json")) {
                compareJson(kind, files.where(name), expected, found, report);
            } else if (!text.equals(expected)) {
                compareLines(kind, files.where(name), expected, text, report);
            }
            report.count("compared", "files compared with what the events give", 1);
        });
    }

    private static void compareJson(String kind, String where, String expected, byte[] found, ReportBuilder report) {
        JsonNode node = EventsInside.json(found);
        if (node == null) {
            report.add(Finding.of(kind + "-malformed", where, "It is no JSON"));
            return;
        }
        JsonNode derived = EventsInside.json(expected.getBytes(StandardCharsets.UTF_8));
        FieldDifferences.between(derived, node, "")
                .forEach(difference -> report.add(difference.finding(kind + "-differs", where)));
    }

    private static void compareLines(String kind, String where, String expected, String found, ReportBuilder report) {
        List<String> derived = expected.lines().toList();
        List<String> lines = found.lines().toList();
        for (int i = 0; i < Math.max(derived.size(), lines.size()); i++) {
            String should = i < derived.size() ? derived.get(i) : "no line";
            String is = i < lines.size() ? lines.get(i) : "no line";
            if (!should.equals(is)) {
                report.add(Finding.of(kind + "-differs", where, "Line " + (i + 1) + " is not what the events give")
                        .differing(should, is));
            }
        }
    }

    private static void findUnknown(List<Item> items, DossierFiles files, ReportBuilder report) {
        Set<String> known = new TreeSet<>();
        items.forEach(item -> item.files().forEach(file -> known.add(ReadDossier.DATA + file)));
        for (String folder : List.of("states/", "comparisons/")) {
            files.names().stream()
                    .filter(name ->
                            name.startsWith(ReadDossier.DATA + folder) && !name.endsWith(DossierContent.DESCRIBES))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> report.add(Finding.of(
                            "item-unknown",
                            files.where(name),
                            "No citation of the answer has the file, and it is there")));
        }
    }
}
