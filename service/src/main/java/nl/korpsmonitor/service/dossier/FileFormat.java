package nl.korpsmonitor.service.dossier;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formats of files in a dossier, as the PRONOM register of the UK's National Archives names them. Of stored documents nobody looks at the bytes: their format is what
 * whoever stored them said, and has no code where that leaves its version open.
 */
enum FileFormat {
    PDF_A_2A("pdf", "Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    HTML("html", "Hypertext Markup Language 5", "fmt/471"),
    JSON("json", "JSON Data Interchange Format", "fmt/817", "application/json"),
    CSV("csv", "Comma Separated Values", "x-fmt/18", "text/csv"),
    XML("xml", "Extensible Markup Language 1.0", "fmt/101", "application/xml", "text/xml"),
    MD("md", "Markdown", "fmt/1149"),
    TXT("txt", "Plain Text File", "x-fmt/111", "text/plain"),
    JAR("jar", "Java Archive Format", "x-fmt/412"),
    PDF("pdf", "Acrobat PDF", null, "application/pdf"),
    HTM("htm", "Hypertext Markup Language", null, "text/html"),
    ODT("odt", "OpenDocument Text", null, "application/vnd.oasis.opendocument.text"),
    ODS("ods", "OpenDocument Spreadsheet", null, "application/vnd.oasis.opendocument.spreadsheet"),
    ODP("odp", "OpenDocument Presentation", null, "application/vnd.oasis.opendocument.presentation"),
    DOCX(
            "docx",
            "Microsoft Word for Windows",
            "fmt/412",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX(
            "xlsx",
            "Microsoft Excel for Windows",
            "fmt/214",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX(
            "pptx",
            "Microsoft Powerpoint for Windows",
            "fmt/215",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    PNG("png", "Portable Network Graphics", null, "image/png"),
    JPG("jpg", "JPEG File Interchange Format", null, "image/jpeg"),
    TIF("tif", "Tagged Image File Format", "fmt/353", "image/tiff"),
    EML("eml", "Internet Message Format", "fmt/278", "message/rfc822"),
    BIN("bin", "Binary File", "fmt/208");

    /** Where stored documents are, below the payload. */
    static final String DOCUMENTS = "documents/";

    private final String ending;
    private final String label;
    private final @Nullable String code;
    private final List<String> mediaTypes;

    FileFormat(String ending, String label, @Nullable String code, String... mediaTypes) {
        this.ending = ending;
        this.label = label;
        this.code = code;
        this.mediaTypes = List.of(mediaTypes);
    }

    /**
     * That of a file, by the ending of its name; plain text for one without, such as the checkpoint.
     *
     * @param path below the payload
     * @throws IllegalArgumentException when its ending is not known
     */
    static FileFormat of(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < 0) {
            return TXT;
        }
        String ending = path.substring(dot + 1);
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .filter(format -> format != PDF_A_2A || !path.startsWith(DOCUMENTS))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path + ": its format is not known here"));
    }

    /** That of a stored document; {@link #BIN} when nothing known is said of it. */
    static FileFormat ofMediaType(@Nullable String mediaType) {
        String type = mediaType == null ? "" : mediaType.split(";", 2)[0];
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(type))
                .findFirst()
                .orElse(BIN);
    }

    /** What names of such files end in, after a dot. */
    String ending() {
        return ending;
    }

    /** As MDTO names it. */
    Mdto.Concept concept() {
        return new Mdto.Concept(label, code, "PRONOM-register");
    }
}
