package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.service.testing.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;

/** Who asked reads the document without knowing how the ledger writes things down. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class DossierInWordsTest {
    private static final Map<Language, String> ADDRESSEE =
            Map.of(Language.NL, "Geadresseerde › Soort", Language.EN, "Addressee › Kind");

    private static final Map<Language, String> REPORTED =
            Map.of(Language.NL, "Gemeld (gebeurtenis ", Language.EN, "Reported (event ");

    private static final Map<Language, String> EVENT =
            Map.of(Language.NL, "Besluit herzien: recommendation/2011/r-03", Language.EN, "Decision revised: ");

    @TempDir
    private static Path directory = Path.of("");

    private static DossierFixture fixture;

    @BeforeAll
    static void start(DossierFixture shared) {
        fixture = shared;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_document_speaks_words_and_its_files_have_the_names_of_the_ledger(Language language) {
        UnpackedDossier dossier = made(language);
        String page = dossier.text("document.html");

        assertThat(page)
                .contains(ADDRESSEE.get(language), REPORTED.get(language), EVENT.get(language))
                .doesNotContain(">/")
                .doesNotContainPattern(">[A-Z]+_[A-Z_]+<")
                .doesNotContainPattern(">(true|false|HIGH|UNIT|CONFIRMED|RECTIFIED|DELAYED)<")
                .doesNotContain("decision-revised", "recommendation-issued", "status-reported");
        assertThat(page.contains("<td>unknown</td>")).isEqualTo(language == Language.EN);
        assertThat(dossier.text("states/toen.csv")).contains("/addressee/kind,UNIT", "/source/receivedOn,unknown");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nobody_has_to_scroll_sideways_also_on_a_narrow_screen(Language language) throws Exception {
        Path page = directory.resolve("document-" + language + ".html");
        Files.writeString(page, made(language).text("document.html"));
        WebDriver browser = Browser.open();
        try {
            browser.get(page.toUri().toString());
            for (int width : new int[] {500, 1100}) {
                browser.manage().window().setSize(new Dimension(width, 800));
                assertThat(((JavascriptExecutor) browser)
                                .executeScript("const root = document.documentElement;"
                                        + " return root.scrollWidth - root.clientWidth;"))
                        .as("pixels beside a window of %s", width)
                        .isEqualTo(0L);
            }
        } finally {
            browser.quit();
        }
    }

    private static UnpackedDossier made(Language language) {
        return UnpackedDossier.of(fixture.made(Version.PUBLIC, language));
    }
}
