package nl.korpsmonitor.service.dossier.contents;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The formats of files in a dossier, as the PRONOM register of the UK's National Archives names them. Of stored documents nobody looks at the bytes: their format is what
 * whoever stored them said, and has no code where that leaves its version open.
 */
public enum FileFormat {
    PDF_A_2A("pdf", "Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    HTML("html", "Hypertext Markup Language 5", "fmt/471"),
    JSON("json", "JSON Data Interchange Format", "fmt/817"),
    CSV("csv", "Comma Separated Values", "x-fmt/18"),
    XML("xml", "Extensible Markup Language 1.0", "fmt/101"),
    MD("md", "Markdown", "fmt/1149"),
    TXT("txt", "Plain Text File", "x-fmt/111"),
    JAR("jar", "Java Archive Format", "x-fmt/412"),
    PDF("pdf", "Acrobat PDF", null),
    HTM("htm", "Hypertext Markup Language", null),
    ODT("odt", "OpenDocument Text", null),
    ODS("ods", "OpenDocument Spreadsheet", null),
    ODP("odp", "OpenDocument Presentation", null),
    DOCX("docx", "Microsoft Word for Windows", "fmt/412"),
    XLSX("xlsx", "Microsoft Excel for Windows", "fmt/214"),
    PPTX("pptx", "Microsoft Powerpoint for Windows", "fmt/215"),
    PNG("png", "Portable Network Graphics", null),
    JPG("jpg", "JPEG File Interchange Format", null),
    TIF("tif", "Tagged Image File Format", "fmt/353"),
    EML("eml", "Internet Message Format", "fmt/278"),
    BIN("bin", "Binary File", "fmt/208");

    /** Where stored documents are, below the payload. */
    public static final String DOCUMENTS = "documents/";

    private static final Map<String, FileFormat> OF_MEDIA_TYPES = Map.ofEntries(
            Map.entry("application/json", JSON),
            Map.entry("text/csv", CSV),
            Map.entry("application/xml", XML),
            Map.entry("text/xml", XML),
            Map.entry("text/plain", TXT),
            Map.entry("application/pdf", PDF),
            Map.entry("text/html", HTM),
            Map.entry("application/vnd.oasis.opendocument.text", ODT),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", ODS),
            Map.entry("application/vnd.oasis.opendocument.presentation", ODP),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", DOCX),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XLSX),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", PPTX),
            Map.entry("image/png", PNG),
            Map.entry("image/jpeg", JPG),
            Map.entry("image/tiff", TIF),
            Map.entry("message/rfc822", EML));

    private final String ending;
    private final String label;
    private final @Nullable String code;

    FileFormat(String ending, String label, @Nullable String code) {
        this.ending = ending;
        this.label = label;
        this.code = code;
    }

    /**
     * That of a file, by the ending of its name; plain text for one without, such as the checkpoint.
     *
     * @param path below the payload
     * @throws IllegalArgumentException when its ending is not known
     */
    public static FileFormat of(String path) {
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
        return OF_MEDIA_TYPES.getOrDefault(type, BIN);
    }

    /** What names of such files end in, after a dot. */
    public String ending() {
        return ending;
    }

    /** What PRONOM calls it. */
    public String label() {
        return label;
    }

    /** Its identifier there; null where the version is open. */
    public @Nullable String code() {
        return code;
    }
}
