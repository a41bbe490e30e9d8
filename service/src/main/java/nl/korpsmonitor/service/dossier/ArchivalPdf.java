package nl.korpsmonitor.service.dossier;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.transparency.Hash;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/**
 * Writes a page of HTML as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): it looks the same in fifty years, and a screen reader can read it aloud. The same
 * page always gives the same bytes, whatever the Java that it is made with. It loads nothing from elsewhere. Safe for use by many threads.
 */
final class ArchivalPdf {
    /** The only font family there is in a document; a page names it. */
    static final String FONT = "Liberation Sans";

    private static final String FONT_FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String PROFILE_FILE = "srgb.icc";
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\" title=\"([^\"]*)\"");
    private static final Pattern DATE =
            Pattern.compile("(<xmp:(?:Create|Modify|Metadata)Date>)([^<]*)(</xmp:(?:Create|Modify|Metadata)Date>)");

    private final byte[] font = resource(PDDocument.class, FONT_FILE);
    private final byte[] profile = resource(ArchivalPdf.class, PROFILE_FILE);
    private final CmapLookup glyphs;

    ArchivalPdf() {
        XRLog.setLoggerImpl(new Slf4jLogger());
        try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            this.glyphs = parsed.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("the font can't be read", e);
        }
    }

    /**
     * Writes a page.
     *
     * @param xhtml well-formed, with a language, a title, and a {@code meta} named {@code subject}; of links, which lead elsewhere, the first attributes are
     *     {@code href} and {@code title}
     * @param time that the file says it was made at
     * @throws IllegalArgumentException when it is not well-formed
     */
    byte[] of(String xhtml, Instant time) {
        String page = withoutUnknownCharacters(xhtml);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(ByteBuffer.wrap(
                            Hash.sha256(page.getBytes(StandardCharsets.UTF_8)).bytes())
                    .getLong());
            try (PdfBoxRenderer renderer = renderer(page, document)) {
                renderer.createPDFWithoutClosing();
                describeLinks(document, page);
                setTime(document, time);
                document.save(bytes, CompressParameters.NO_COMPRESSION);
            }
            return PlainPdf.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("the page can't be written as PDF: " + e.getMessage(), e);
        }
    }

    private PdfBoxRenderer renderer(String page, PDDocument document) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePDDocument(document);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(profile);
        builder.useFont(() -> new ByteArrayInputStream(font), FONT);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withProducer("korpsmonitor");
        builder.withHtmlContent(page, "");
        return builder.buildPdfRenderer();
    }

    /** What the font can't show is named, and never left out: the page itself has it. */
    private String withoutUnknownCharacters(String xhtml) {
        StringBuilder shown = new StringBuilder(xhtml.length());
        xhtml.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t' || glyphs.getGlyphId(c) != 0) {
                shown.appendCodePoint(c);
            } else {
                shown.append("[U+").append("%04X".formatted(c)).append(']');
            }
        });
        return shown.toString();
    }

    /** As PDF/UA-1 asks (7.18.5): what a link leads to in words, which is its title on the page. */
    private static void describeLinks(PDDocument document, String page) throws IOException {
        Map<String, String> titles = new HashMap<>();
        Matcher links = LINK.matcher(page);
        while (links.find()) {
            titles.putIfAbsent(unescaped(links.group(1)), unescaped(links.group(2)));
        }
        for (PDPage each : document.getPages()) {
            for (PDAnnotation annotation : each.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getContents() == null) {
                    String target = link.getAction() instanceof PDActionURI uri ? uri.getURI() : "";
                    link.setContents(titles.getOrDefault(target, target.isEmpty() ? "link" : target));
                }
            }
        }
    }

    private static String unescaped(String attribute) {
        return attribute
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** In both places where a PDF says it. */
    private static void setTime(PDDocument document, Instant time) throws IOException {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(time.toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);
        PDMetadata stored = document.getDocumentCatalog().getMetadata();
        String xmp = new String(stored.toByteArray(), StandardCharsets.UTF_8);
        String dated = DATE.matcher(xmp).replaceAll("$1" + time.truncatedTo(ChronoUnit.SECONDS) + "$3");
        stored.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }
}
