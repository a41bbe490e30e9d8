package nl.korpsmonitor.service.dossier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dossier says fields and values in its language, and leaves what somebody wrote as it is. */
class PlaceTest {
    private static final Words DUTCH = Words.in(Language.NL);
    private static final Words ENGLISH = Words.in(Language.EN);
    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "handhavingsafspraken");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String dutch(String subject, String pointer, String value) {
        return Place.in(new Subject(subject), DUTCH)
                .at(pointer)
                .text(json(value), Map.of("ecvm", "Expertise Centrum Vreemdelingen en Mensenhandel"));
    }

    @ParameterizedTest
    @CsvSource({
        "recommendation/2012/x, /addressee/kind, Geadresseerde › Soort",
        "recommendation/2012/x, /reported/154/value/source/documentedOn, Gemeld (gebeurtenis 154) › Bron › Gedocumenteerd op",
        "recommendation/2012/x, /director/value, Regie",
        "recommendation/2012/x, /agreements/gemeente-7/state/value, Afspraken › gemeente-7 › Stand",
        "scorecard/2012/limburg, /dimensions/opsporing/score, Dimensies › opsporing › Score",
        "scorecard/2012/limburg, /focusAreaMeans/INVESTIGATION/rounded, Gemiddelden per hoofdaandachtsveld › opsporing › Afgerond",
        "edition/2012, /steps/12/to, Stappen (gebeurtenis 12) › Aan",
        "edition/2012, /totals/korpsen/counts/CONFORM_NORM, Klassentotalen › korpsen › Aantallen › conform norm",
        "organisation/limburg, /succession/successors/limburg/share, Opvolging › Opvolgers › limburg › Aandeel",
        "document/kst-1, /receivedOn, Ontvangen op",
        "mandate/m-1, /holderOffice, Functie van de gemandateerde",
        "inquiry/kv-1, /dueOn, Uiterste datum"
    })
    void a_field_of_a_state_is_named_by_what_it_is(String subject, String pointer, String name) {
        assertThat(Place.in(new Subject(subject), DUTCH).at(pointer).name()).isEqualTo(name);
    }

    @Test
    void in_english_too() {
        assertThat(Place.in(RECOMMENDATION, ENGLISH)
                        .at("/reported/154/value/status")
                        .name())
                .isEqualTo("Reported (event 154) › Status");
        assertThat(Place.in(RECOMMENDATION, ENGLISH).at("/urgency").text(json("\"HIGH\""), Map.of()))
                .isEqualTo("high");
    }

    @Test
    void a_field_of_an_event_is_named_by_what_it_is_also_a_confidential_one() {
        assertThat(Place.in(RecommendationDecided.class, DUTCH)
                        .at("/decision/rationale")
                        .name())
                .isEqualTo("Besluit › Motivering");
    }

    @Test
    void what_nothing_is_known_of_is_shown_as_it_is_with_all_below_it() {
        assertThat(Place.in(RECOMMENDATION, DUTCH)
                        .at("/addressee/mood/kind/a~1b/c~01d")
                        .name())
                .isEqualTo("Geadresseerde › mood › kind › a/b › c~1d");
        assertThat(Place.in(new Subject("weather/2012"), DUTCH).at("/kind").name())
                .isEqualTo("kind");
        assertThat(dutch("weather/2012", "/kind", "true")).isEqualTo("true");
        assertThat(dutch("recommendation/2012/x", "/urgency", "\"EXTREME\"")).isEqualTo("EXTREME");
        assertThat(dutch("recommendation/2012/x", "/urgency/more", "[\"HIGH\"]"))
                .isEqualTo("HIGH");
    }

    @ParameterizedTest
    @CsvSource({
        "/status, \"UNDECIDED\", nog geen besluit",
        "/urgency, \"HIGH\", hoog",
        "/addressee/kind, \"UNIT\", korps of eenheid",
        "/codeAssignedHere, true, ja",
        "/fictitious, false, nee",
        "/source/receivedOn, \"unknown\", onbekend",
        "/source/receivedOn, \"2013-10\", 2013-10",
        "/edition, 2012, 2012",
        "/director/value, \"ecvm\", ecvm (Expertise Centrum Vreemdelingen en Mensenhandel)",
        "/director/value, \"riec\", riec",
        "/agreements/gemeente-7/parties, '[\"riec\",\"ecvm\"]', 'riec, ecvm (Expertise Centrum Vreemdelingen en Mensenhandel)'"
    })
    void a_value_is_said_by_its_type(String pointer, String value, String said) {
        assertThat(dutch(RECOMMENDATION.id(), pointer, value)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "/text, \"HIGH\", HIGH",
        "/context, \"unknown\", unknown",
        "/reportedStatus, \"UNDECIDED\", UNDECIDED",
        "/reported/154/value/status, \"true\", true",
        "/source/document/title, \"ecvm\", ecvm"
    })
    void a_text_that_somebody_wrote_stays_as_it_is(String pointer, String value, String said) {
        assertThat(dutch(RECOMMENDATION.id(), pointer, value)).isEqualTo(said);
    }

    @Test
    void who_holds_a_mandate_is_said_by_name() {
        assertThat(dutch("mandate/m-1", "/holderOrganisation", "\"ecvm\""))
                .isEqualTo("ecvm (Expertise Centrum Vreemdelingen en Mensenhandel)");
    }

    @Test
    void constants_in_a_list_are_said_too() {
        assertThat(Place.in(MandateGranted.class, DUTCH)
                        .at("/scope/addressees")
                        .text(json("[\"NATIONAL\",\"PARTNER\"]"), Map.of()))
                .isEqualTo("de politie als geheel, ketenpartner");
    }
}
