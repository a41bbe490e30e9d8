package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who cites a comparison finds its figures in the document and in tables. Those of 2008 and 2010 are the published ones, as README.md tells them. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class ComparedInDossierTest {
    private static final String INQUIRY = "kv-published";

    private static final Map<Language, UnpackedDossier> PUBLISHED = new EnumMap<>(Language.class);

    private static UnpackedDossier computed = new UnpackedDossier(new java.util.TreeMap<>());

    @BeforeAll
    static void start(DossierFixture shared) {
        shared.answeredByPublished(INQUIRY);
        String checkpoint =
                shared.order(INQUIRY, Version.PUBLIC, Language.NL).checkpoint();
        for (Language language : Language.values()) {
            DossierOrder order = new DossierOrder(INQUIRY, 1, Version.PUBLIC, language, checkpoint, 1);
            PUBLISHED.put(language, UnpackedDossier.of(shared.make(order).zip()));
        }
        computed = UnpackedDossier.of(shared.compared());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void print(Language language) throws Exception {
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("/tmp/h33"));
        for (String n : PUBLISHED.get(language).files().keySet()) if (n.startsWith("comparisons/") && n.endsWith("csv")) System.out.println(n + "\n" + PUBLISHED.get(language).text(n));
        for (String n : computed.files().keySet()) if (n.startsWith("comparisons/") && n.endsWith("csv")) java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/h33/" + n.substring(12)), computed.text(n));
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/h33/p" + language + ".html"), PUBLISHED.get(language).text("document.html"));
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/h33/c.html"), computed.text("document.html"));
        java.nio.file.Files.write(java.nio.file.Path.of("/tmp/h33/c.pdf"), computed.files().get("document.pdf"));
        java.nio.file.Files.write(java.nio.file.Path.of("/tmp/h33/p" + language + ".pdf"), PUBLISHED.get(language).files().get("document.pdf"));
    }
}
