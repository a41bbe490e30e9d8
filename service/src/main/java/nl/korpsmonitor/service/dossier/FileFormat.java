package nl.korpsmonitor.service.dossier;

import java.util.Arrays;

/** The formats of a dossier's own files, as the PRONOM register of the UK's National Archives names them. */
enum FileFormat {
    PDF_A_2A("pdf", "Acrobat PDF/A - Portable Document Format 2a", "fmt/476"),
    HTML("html", "Hypertext Markup Language 5", "fmt/471"),
    JSON("json", "JSON Data Interchange Format", "fmt/817"),
    CSV("csv", "Comma Separated Values", "x-fmt/18"),
    XML("xml", "Extensible Markup Language 1.0", "fmt/101"),
    MD("md", "Markdown", "fmt/1149"),
    TEXT("txt", "Plain Text File", "x-fmt/111"),
    JAR("jar", "Java Archive Format", "x-fmt/412");

    private final String ending;
    private final String label;
    private final String code;

    FileFormat(String ending, String label, String code) {
        this.ending = ending;
        this.label = label;
        this.code = code;
    }

    /** That of a file, by the ending of its name; of one without an ending plain text. */
    static FileFormat of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? TEXT
                : Arrays.stream(values())
                        .filter(format -> format.ending.equals(name.substring(dot + 1)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(name + ": its format is not known here"));
    }

    /** As MDTO names it. */
    Mdto.Concept concept() {
        return new Mdto.Concept(label, code, "PRONOM-register");
    }
}
