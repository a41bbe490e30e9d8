package nl.korpsmonitor.service.dossier;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A value that was erased after a dossier showed it. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class ErasedFromDossierTest {
    @Test
    void an_erased_value_is_in_no_byte_of_a_dossier_that_is_made_again_and_the_rest_is(DossierFixture fixture) {
        long registered = fixture.answered("kv-erased");
        DossierOrder order = fixture.order("kv-erased", Version.CONFIDENTIAL, Language.EN);
        DossierOrder open = fixture.order("kv-erased", Version.PUBLIC, Language.EN);
        MadeDossier before = fixture.make(order);
        byte[] openBefore = fixture.make(open).zip();
        assertThat(text(before)).contains(DossierFixture.ASKER);
        fixture.post("/kv-erased/closures", """
                    {"outcome": "ANSWERED", "occurredOn": "2014-03-21"}""");
        erase(fixture, registered);

        MadeDossier again = fixture.maker().again(order, before.disclosed());
        assertThat(text(again)).doesNotContain(DossierFixture.ASKER);
        assertThat(again.zip()).isNotEqualTo(before.zip());
        assertThat(again.disclosed()).hasSize(before.disclosed().size() - 1);
        UnpackedDossier unpacked = UnpackedDossier.of(again.zip());
        assertThat(unpacked.text("inventory.csv")).contains("ERASED,DATA_PROTECTION");
        assertThat(unpacked.contents().findings()).as("it is verified").isEmpty();
        assertThat(fixture.maker().again(open, List.of()).zip())
                .as("the public version never showed it")
                .isEqualTo(openBefore);
    }

    private static void erase(DossierFixture fixture, long position) {
        String path = "/v1/events/" + position + "/erasures";
        created(fixture.service.post(path, "pia", """
                {"field": "/askedByName", "ground": "DATA_PROTECTION", "reason": "He asked for it.",
                 "occurredOn": "2014-04-01"}"""));
        created(fixture.service.post(
                path + "/confirmations", "petra", "{\"field\": \"/askedByName\", \"occurredOn\": \"2014-04-01\"}"));
    }

    /** The ZIP is not compressed, but for the PDF: its text is in the page too. */
    private static String text(MadeDossier dossier) {
        return new String(dossier.zip(), StandardCharsets.UTF_8);
    }
}
