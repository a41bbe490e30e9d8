package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nl.korpsmonitor.service.dossier.Mdto.Concept;
import nl.korpsmonitor.service.dossier.Mdto.Identification;
import nl.korpsmonitor.service.dossier.Mdto.InformationObject;
import nl.korpsmonitor.service.dossier.Mdto.Reference;
import nl.korpsmonitor.service.dossier.contents.FileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** Held to the schema that the Nationaal Archief publishes. */
class MdtoTest {
    private static final Instant TIME = Instant.parse("2013-11-20T09:30:00.123456Z");
    private static final Identification DOSSIER = new Identification("w-2013-12/1", "ledger.example.org");
    private static final Reference MINISTRY =
            new Reference("Ministerie van Veiligheid en Justitie", new Identification("mvenj", "ledger.example.org"));

    private static void requireValid(byte[] xml) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Schema schema = factory.newSchema(
                Objects.requireNonNull(MdtoTest.class.getResource("/mdto/MDTO-XML1.0.1.xsd"), "the schema is there"));
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static InformationObject object(String name, boolean whole) {
        return new InformationObject(
                DOSSIER,
                name,
                "Dossier",
                whole ? "Antwoord op een vraag" : null,
                whole ? "nl" : null,
                TIME,
                new Concept("Blijvend te bewaren", "B", "Begrippenlijst Waarderingen MDTO"),
                whole ? new Reference("Vraag", new Identification("w-2013-12", "ledger.example.org")) : null,
                whole ? List.of(new Reference("stuk 1", new Identification("1", "ledger.example.org"))) : List.of(),
                whole
                        ? List.of(new Reference("dossier.pdf", new Identification("2", "ledger.example.org")))
                        : List.of(),
                MINISTRY,
                new Concept("openbaar", null, "dit grootboek"),
                whole ? "Zonder vertrouwelijke waarden" : null);
    }

    @Test
    void descriptions_of_information_objects_are_valid() throws Exception {
        requireValid(Mdto.of(object("Dossier", true)));
        requireValid(Mdto.of(object("Dossier", false)));
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void descriptions_of_files_are_valid(FileFormat format) throws Exception {
        byte[] xml = Mdto.of(
                new Identification("events/1", "ledger.example.org"),
                "file." + format.ending(),
                format,
                "abc".getBytes(StandardCharsets.UTF_8),
                TIME,
                new Reference("Dossier", DOSSIER));
        requireValid(xml);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<omvang>3</omvang>")
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .contains("<checksumDatum>2013-11-20T09:30:00Z</checksumDatum>")
                .contains("PRONOM-register");
    }

    @Test
    void a_name_may_hold_anything_and_changes_nothing_else() throws Exception {
        String name = "a <naam>b</naam> & \" ' ]]> \u0001 \uFFFF é 日";
        byte[] xml = Mdto.of(object(name, true));
        requireValid(xml);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("a &lt;naam&gt;b&lt;/naam&gt; &amp; ")
                .contains("[U+0001] [U+FFFF] é 日")
                .containsOnlyOnce("<naam>");
    }
}
