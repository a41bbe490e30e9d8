package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class ArchivalPdfTest {
    private static final Instant TIME = Instant.parse("2013-11-20T09:30:00Z");
    private static final String PAGE = """
            <html lang="nl"><head><title>Antwoord op Kamervragen</title><meta name="subject" content="Dossier"/>
            <meta name="author" content="Korpsmonitor"/>
            <style>body { font-family: 'Liberation Sans' } @page { size: A4 }
            table { -fs-table-paginate: paginate; border-collapse: collapse } td, th { border: 1px solid #444444 }</style></head>
            <body><h1>Antwoord</h1><p>Fryslân, € 3, ‘goed’ – en 日本.</p>
            <table><caption>Inventaris</caption><thead><tr><th scope="col">nr</th><th scope="col">stuk</th></tr></thead>
            <tbody><tr><td>1</td><td>een besluit</td></tr></tbody></table>
            <p><a href="https://example.org/trail" title="Het grootboek">het grootboek</a></p></body></html>""";

    private final ArchivalPdf pdf = new ArchivalPdf();

    @BeforeAll
    static void initialise() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** As veraPDF judges, which shares no code with what wrote it. */
    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_2_A", "PDFUA_1"})
    void it_is_what_it_says_that_it_is(PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(pdf.of(PAGE, TIME)), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .extracting(each -> each.getRuleId().getClause() + ": " + each.getMessage() + " "
                            + each.getLocation().getContext())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void the_same_page_gives_the_same_bytes() {
        assertThat(pdf.of(PAGE, TIME)).isEqualTo(new ArchivalPdf().of(PAGE, TIME));
    }

    /** Another Java deflates to other bytes. */
    @Test
    void nothing_in_it_is_compressed() throws Exception {
        byte[] bytes = pdf.of(PAGE, TIME);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("FlateDecode", "/Filter", "/ObjStm");
        assertThat(text).as("the profile").contains("acspMSFT");
        assertThat(text).as("the font").contains("/FontFile2").contains("glyf");
    }

    @Test
    void characters_that_the_font_lacks_are_named() throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf.of(PAGE, TIME))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Fryslân, € 3, ‘goed’ – en [U+65E5][U+672C].")
                    .contains("een besluit");
        }
    }
}
