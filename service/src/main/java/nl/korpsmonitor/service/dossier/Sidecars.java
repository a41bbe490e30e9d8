package nl.korpsmonitor.service.dossier;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.service.dossier.Mdto.Concept;
import nl.korpsmonitor.service.dossier.Mdto.Identification;
import nl.korpsmonitor.service.dossier.Mdto.InformationObject;
import nl.korpsmonitor.service.dossier.Mdto.Reference;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.FileFormat;
import nl.korpsmonitor.service.dossier.contents.Words;

/** Describes a dossier and each of its files for an archive: MDTO 1.0.1, each description beside what it describes. */
final class Sidecars {
    private Sidecars() {}

    /** @param files of the dossier, by name below the payload */
    static SortedMap<String, byte[]> of(
            DossierContent content, SortedMap<String, byte[]> files, DossierSettings settings, Words words) {
        String source = content.checkpoint().checkpoint().origin();
        Identification identification = new Identification(content.identifier(), source);
        String title =
                words.say("title", content.order().number(), content.order().inquiry());
        Reference dossier = new Reference(title, identification);
        SortedMap<String, byte[]> sidecars = new TreeMap<>();
        files.forEach((name, bytes) -> sidecars.put(
                name + DossierContent.DESCRIBES,
                Mdto.of(
                        file(content, name, source),
                        name.substring(name.lastIndexOf('/') + 1),
                        FileFormat.of(name),
                        bytes,
                        content.time(),
                        dossier)));
        List<Reference> references = files.keySet().stream()
                .map(name -> new Reference(name, file(content, name, source)))
                .toList();
        String version = words.say("version." + content.order().version());
        String owner = content.inquiry().question().ownerOrganisation();
        sidecars.put(
                "dossier" + DossierContent.DESCRIBES,
                Mdto.of(new InformationObject(
                        identification,
                        content.isFictitious() ? title + " (" + words.say("fictitious.short") + ")" : title,
                        "Dossier",
                        content.isFictitious() ? words.say("fictitious") + " " + version : version,
                        content.order().language() == Language.NL ? "nl" : "en",
                        content.time(),
                        new Concept(settings.appraisal(), settings.appraisalCode(), settings.appraisalList()),
                        null,
                        List.of(),
                        references,
                        settings.creator() == null
                                ? new Reference(owner, new Identification("organisation/" + owner, source))
                                : new Reference(settings.creator(), null),
                        new Concept(
                                content.order().version() == Version.PUBLIC ? "openbaar" : "vertrouwelijk",
                                null,
                                "korpsmonitor-dossier/v1"),
                        version)));
        return sidecars;
    }

    private static Identification file(DossierContent content, String name, String source) {
        return new Identification(content.identifier() + "/" + name, source);
    }
}
