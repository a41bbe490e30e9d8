package nl.korpsmonitor.service.dossier.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.verify.BadInputException;
import nl.korpsmonitor.transparency.verify.BundleVerification;
import nl.korpsmonitor.transparency.verify.DossierFiles;
import nl.korpsmonitor.transparency.verify.Finding;
import nl.korpsmonitor.transparency.verify.Report;
import nl.korpsmonitor.transparency.verify.ReportBuilder;
import nl.korpsmonitor.transparency.verify.Trust;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The record that a dossier was issued, as its event's bundle has it: a dossier that is held to it is that one, byte for byte.
 *
 * @param bundle the file of the event {@code dossier-issued}
 * @param zip the dossier
 * @param trust from the person; null to use the keys in the dossier
 */
public record IssuedRecord(Path bundle, Path zip, @Nullable Trust trust) {
    private static final String POLICY = ReadDossier.DATA + "policy";

    /** @throws BadInputException when the bundle can't be read, or is none at all */
    void check(ReadDossier dossier, DossierFiles files, ReportBuilder report) {
        String where = bundle.toString();
        Trust believed = trust == null ? inside(files) : trust;
        if (believed == null) {
            report.add(Finding.of("issued-unproven", where, "There is no key to check it with. Give --key"));
            return;
        }
        Report proven = new BundleVerification(bundle, believed, null).run();
        proven.findings().forEach(report::add);
        if (proven.exitCode() == 0) {
            DossierIssued issued = event(dossier).orElse(null);
            if (issued == null) {
                report.add(Finding.of(
                        "issued-other", where, "It is no event that says that a dossier of this inquiry was issued"));
            } else {
                compare(issued, dossier, where, report);
            }
        }
    }

    private static @Nullable Trust inside(DossierFiles files) {
        byte[] policy = files.bytes(POLICY, TlogPolicy.MAX_BYTES);
        try {
            return policy == null ? null : new Trust(TlogPolicy.parse(policy), "the key inside the dossier");
        } catch (MalformedException e) {
            return null;
        }
    }

    private Optional<DossierIssued> event(ReadDossier dossier) {
        try {
            JsonNode node = EventsInside.json(Files.readAllBytes(bundle));
            return Optional.ofNullable(node)
                    .flatMap(each -> EventsInside.event(each, null))
                    .filter(event -> event.subject()
                            .equals(Subject.inquiry(dossier.order().inquiry())))
                    .map(RecordedEvent::event)
                    .filter(DossierIssued.class::isInstance)
                    .map(DossierIssued.class::cast);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void compare(DossierIssued issued, ReadDossier dossier, String where, ReportBuilder report) {
        requireSame("sha256", issued.sha256(), sha256(), where, report);
        requireSame("number", issued.number(), dossier.order().number(), where, report);
        requireSame("answer", issued.answer(), dossier.order().answer(), where, report);
        requireSame("version", issued.version(), dossier.order().version(), where, report);
        requireSame("language", issued.language(), dossier.order().language(), where, report);
        requireSame("checkpoint", issued.checkpoint(), dossier.order().checkpoint(), where, report);
        report.count("issued", "record of its issue, which is about this file", 1);
    }

    private static void requireSame(String field, Object recorded, Object found, String where, ReportBuilder report) {
        if (!recorded.equals(found)) {
            report.add(Finding.of("issued-differs", where, "It is about a dossier with another " + field)
                    .differing(recorded.toString(), found.toString()));
        }
    }

    private String sha256() {
        try {
            return Hash.sha256(Files.readAllBytes(zip)).hex();
        } catch (IOException e) {
            throw new BadInputException("dossier FILE: " + zip + " can't be read (" + e + ")", e);
        }
    }
}
