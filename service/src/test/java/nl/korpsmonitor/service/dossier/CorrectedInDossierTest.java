package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A question that was entered wrongly, put right, given to somebody else to answer, answered, and corrected once more. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class CorrectedInDossierTest {
    @Test
    void a_dossier_shows_the_question_as_it_stood_when_it_was_answered_with_the_events_that_made_it_so(
            DossierFixture fixture) {
        long registered = fixture.post("", """
                {"code": "kv-corrected", "kind": "MOTION", "source": "%s", "askedBy": "Eerste Kamer",
                 "askedByName": "X. Ander", "question": "Wat kwam er van?", "receivedOn": "2014-03-01",
                 "dueOn": "2014-06-01", "ownerOrganisation": "fictief-landelijke-eenheid", "ownerOffice": "bureau",
                 "fictitious": true, "occurredOn": "2014-03-03"}""".formatted(DossierFixture.LETTER_NAME));
        long corrected = fixture.post("/kv-corrected/corrections", """
                {"kind": "WRITTEN_QUESTION", "askedBy": "Tweede Kamer", "askedByName": "%s",
                 "question": "Wat is ervan gekomen?", "receivedOn": "2014-03-04",
                 "reason": "Het was een schriftelijke vraag.", "occurredOn": "2014-03-05"}""".formatted(DossierFixture.ASKER));
        long reassigned = fixture.post("/kv-corrected/reassignments", """
                {"ownerOrganisation": "fictief-landelijke-eenheid", "ownerOffice": "directie Recherche",
                 "reason": "Zij gaan erover.", "occurredOn": "2014-03-06"}""");
        fixture.post("/kv-corrected/answers", """
                {"text": "Het meeste.", "language": "NL", "knownAt": %d, "withoutEvidence": true,
                 "occurredOn": "2014-03-12"}""".formatted(fixture.knownAt));
        long later = fixture.post("/kv-corrected/corrections", """
                {"question": "Wat is er van alles gekomen?", "reason": "Er ontbrak een woord.",
                 "occurredOn": "2014-03-20"}""");

        UnpackedDossier open =
                UnpackedDossier.of(fixture.make(fixture.order("kv-corrected", Version.PUBLIC, Language.NL))
                        .zip());
        assertThat(open.contents().findings()).as("it is verified").isEmpty();
        assertThat(open.text("document.html"))
                .contains("Wat is ervan gekomen?", "Tweede Kamer", "2014-03-04", "2014-03-25", "directie Recherche")
                .contains("schriftelijke vraag", corrected + ", " + reassigned)
                .doesNotContain("Wat kwam er van?", "Eerste Kamer", "bureau", "van alles", DossierFixture.ASKER);
        assertThat(open.text("inventory.csv"))
                .containsPattern("QUESTION,[^\\n]*," + registered + ",")
                .containsPattern("QUESTION,[^\\n]*," + corrected + ",")
                .containsPattern("QUESTION,[^\\n]*," + reassigned + ",");
        assertThat(open.json("dossier.json").get("events").toString())
                .contains(String.valueOf(corrected))
                .doesNotContain(String.valueOf(later));

        UnpackedDossier closed =
                UnpackedDossier.of(fixture.make(fixture.order("kv-corrected", Version.CONFIDENTIAL, Language.EN))
                        .zip());
        assertThat(closed.contents().findings()).isEmpty();
        assertThat(closed.text("document.html")).contains("Tweede Kamer, " + DossierFixture.ASKER);
    }
}
