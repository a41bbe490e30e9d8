package nl.korpsmonitor.service.dossier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.korpsmonitor.service.dossier.contents.FileFormat;
import nl.korpsmonitor.transparency.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Describes what is handed over as archives want it: metadata by MDTO 1.0.1 of the Nationaal Archief (namespace {@code https://www.nationaalarchief.nl/mdto}).
 * The same description always gives the same bytes.
 */
final class Mdto {
    private static final String NAMESPACE = "https://www.nationaalarchief.nl/mdto";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private Mdto() throws XMLStreamException {
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    }

    /**
     * An identificatie.
     *
     * @param key within the source
     * @param source where it comes from
     */
    record Identification(String key, String source) {}

    /**
     * A begrip.
     *
     * @param code null when the list gives none
     * @param list the begrippenlijst that it is from
     */
    record Concept(String label, @Nullable String code, String list) {}

    /**
     * What another object is called, and how it is found.
     *
     * @param identification null when nothing here identifies it
     */
    record Reference(String name, @Nullable Identification identification) {}

    /**
     * An informatieobject.
     *
     * @param level such as Dossier or Archiefstuk
     * @param description null for none
     * @param language of its content, such as {@code nl}; null when it has none of its own
     * @param created when it was made
     * @param appraisal whether it is kept for ever (waardering)
     * @param partOf null for none
     * @param parts what it holds
     * @param files that represent it
     * @param creator the organisation that is answerable for it (archiefvormer)
     * @param restriction of its use
     * @param restrictionText what that means here; null when the restriction says all
     */
    record InformationObject(
            Identification identification,
            String name,
            String level,
            @Nullable String description,
            @Nullable String language,
            Instant created,
            Concept appraisal,
            @Nullable Reference partOf,
            List<Reference> parts,
            List<Reference> files,
            Reference creator,
            Concept restriction,
            @Nullable String restrictionText) {
        InformationObject {
            parts = List.copyOf(parts);
            files = List.copyOf(files);
        }
    }

    /** The description of an informatieobject, as an XML file in UTF-8. */
    static byte[] of(InformationObject object) {
        return document("informatieobject", mdto -> mdto.write(object));
    }

    /**
     * The description of a bestand, as an XML file in UTF-8.
     *
     * @param represents the informatieobject of which it is a representation
     */
    static byte[] of(
            Identification identification,
            String name,
            FileFormat format,
            byte[] content,
            Instant checked,
            Reference represents) {
        return document("bestand", mdto -> {
            mdto.identification("identificatie", identification);
            mdto.text("naam", name);
            mdto.text("omvang", Integer.toString(content.length));
            mdto.concept("bestandsformaat", new Concept(format.label(), format.code(), "PRONOM-register"));
            mdto.open("checksum");
            mdto.concept("checksumAlgoritme", new Concept("SHA-256", null, "Begrippenlijst ChecksumAlgoritme MDTO"));
            mdto.text("checksumWaarde", Hash.sha256(content).hex());
            mdto.text("checksumDatum", second(checked));
            mdto.close();
            mdto.reference("isRepresentatieVan", represents);
        });
    }

    private void write(InformationObject object) throws XMLStreamException {
        identification("identificatie", object.identification());
        text("naam", object.name());
        concept("aggregatieniveau", new Concept(object.level(), null, "Begrippenlijst Aggregatieniveaus MDTO"));
        if (object.description() != null) {
            text("omschrijving", object.description());
        }
        if (object.language() != null) {
            text("taal", object.language());
        }
        open("event");
        concept("eventType", new Concept("Creatie", null, "Begrippenlijst EventTypeLijst MDTO"));
        text("eventTijd", second(object.created()));
        close();
        concept("waardering", object.appraisal());
        if (object.partOf() != null) {
            reference("isOnderdeelVan", object.partOf());
        }
        for (Reference part : object.parts()) {
            reference("bevatOnderdeel", part);
        }
        for (Reference file : object.files()) {
            reference("heeftRepresentatie", file);
        }
        reference("archiefvormer", object.creator());
        open("beperkingGebruik");
        concept("beperkingGebruikType", object.restriction());
        if (object.restrictionText() != null) {
            text("beperkingGebruikNadereBeschrijving", object.restrictionText());
        }
        close();
    }

    private interface Content {
        void write(Mdto mdto) throws XMLStreamException;
    }

    private static byte[] document(String kind, Content content) {
        try {
            Mdto mdto = new Mdto();
            mdto.xml.writeStartDocument("UTF-8", "1.0");
            mdto.xml.writeStartElement("MDTO");
            mdto.xml.writeDefaultNamespace(NAMESPACE);
            mdto.open(kind);
            content.write(mdto);
            mdto.close();
            mdto.close();
            mdto.xml.writeEndDocument();
            mdto.xml.close();
            return (mdto.bytes.toString(StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void identification(String name, Identification identification) throws XMLStreamException {
        open(name);
        text("identificatieKenmerk", identification.key());
        text("identificatieBron", identification.source());
        close();
    }

    private void concept(String name, Concept concept) throws XMLStreamException {
        open(name);
        text("begripLabel", concept.label());
        if (concept.code() != null) {
            text("begripCode", concept.code());
        }
        open("begripBegrippenlijst");
        text("verwijzingNaam", concept.list());
        close();
        close();
    }

    private void reference(String name, Reference reference) throws XMLStreamException {
        open(name);
        text("verwijzingNaam", reference.name());
        Identification identification = reference.identification();
        if (identification != null) {
            identification("verwijzingIdentificatie", identification);
        }
        close();
    }

    private void text(String name, String text) throws XMLStreamException {
        open(name);
        xml.writeCharacters(allowed(text));
        close();
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** What XML 1.0 can't hold is named. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean holds =
                    c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
            if (holds) {
                allowed.appendCodePoint(c);
            } else {
                allowed.append("[U+").append("%04X".formatted(c)).append(']');
            }
        });
        return allowed.toString();
    }
}
