package nl.korpsmonitor.command.document;

import nl.korpsmonitor.command.document.DocumentCommand.CorrectDocument;
import nl.korpsmonitor.command.document.DocumentCommand.RegisterDocument;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.DocumentEvent.DocumentDescriptionCorrected;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.EditionOpened;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentAggregateTest {
    private static final Subject SUBJECT = Subject.document("kst-28638-103");
    private static final PartialDate DAY = new PartialDate("2013-10-24");
    private static final String SHA_256 = "0123456789abcdef".repeat(4);
    private static final Document LETTER = new Document(
            "kst-28638-103", "Brief", DAY, "application/pdf", 1_000L, SHA_256, "https://example.org/kst-28638-103");
    private static final DocumentRegistered REGISTERED = new DocumentRegistered(LETTER, PartialDate.UNKNOWN, null, DAY);

    @Test
    void it_is_registered_with_its_description() {
        decision().when("anna", register("Brief", 1_000L, SHA_256, false)).records(REGISTERED);
    }

    @Test
    void invented_ones_are_marked() {
        decision().when("anna", register("Brief", 1_000L, SHA_256, true)).recordsFictitious(true);
        decision().when("anna", register("Brief", 1_000L, SHA_256, false)).recordsFictitious(false);
    }

    @Test
    void every_wrong_field_is_named() {
        decision()
                .when("anna", register(" ", -1L, SHA_256.toUpperCase(java.util.Locale.ROOT), null))
                .isInvalid("title", "size", "sha256", "fictitious");
    }

    @Test
    void its_own_date_may_be_unknown_but_not_left_out_or_in_the_future() {
        decision()
                .when("anna", described(PartialDate.UNKNOWN))
                .records(new DocumentRegistered(
                        new Document("kst-28638-103", "Brief", PartialDate.UNKNOWN, null, null, null, null),
                        PartialDate.UNKNOWN,
                        null,
                        DAY));
        decision().when("anna", described(null)).isInvalid("date");
        decision().when("anna", described(new PartialDate("2014"))).isInvalid("date");
    }

    @Test
    void an_identifier_is_given_out_once() {
        registered().when("anna", register("Brief", null, null, false)).isRefused("already-registered");
    }

    @Test
    void its_description_is_corrected_with_a_reason() {
        registered()
                .when("anna", correct("Brief van de minister", "titel stond er niet voluit"))
                .records(new DocumentDescriptionCorrected(
                        new Document("kst-28638-103", "Brief van de minister", DAY, null, null, null, null),
                        null,
                        Confidential.of("titel stond er niet voluit"),
                        DAY));
        registered().when("anna", correct("Brief van de minister", null)).isInvalid("reason");
    }

    @Test
    void a_correction_that_changes_nothing_is_refused() {
        registered()
                .when(
                        "anna",
                        new CorrectDocument(
                                SUBJECT,
                                LETTER.title(),
                                LETTER.date(),
                                LETTER.mediaType(),
                                LETTER.size(),
                                LETTER.sha256(),
                                LETTER.location(),
                                "x",
                                DAY))
                .isRefused("nothing-changes");
    }

    @Test
    void what_is_not_registered_is_not_corrected() {
        decision().when("anna", correct("Brief", "x")).isInvalid("identifier");
    }

    private static Decision decision() {
        return new Decision(DocumentAggregate.class, "2013-12-31");
    }

    private static Decision registered() {
        return decision().givenBy("anna", REGISTERED);
    }

    private static RegisterDocument register(
            String title, @Nullable Long size, @Nullable String sha256, @Nullable Boolean fictitious) {
        return new RegisterDocument(
                SUBJECT, title, DAY, "application/pdf", size, sha256, LETTER.location(), null, null, fictitious, DAY);
    }

    @Test
    void a_working_paper_names_an_edition_that_was_opened() {
        PartialDate on = new PartialDate("2013-01-10");
        decision()
                .elsewhere(Subject.edition(2014), opened(on))
                .when("anna", workingPaper(2014, false))
                .records(new DocumentRegistered(
                        new Document("kst-28638-103", "Concept", DAY, null, null, null, null),
                        PartialDate.UNKNOWN,
                        2014,
                        DAY));
        decision().when("anna", workingPaper(2014, false)).isInvalid("edition");
        decision().when("anna", workingPaper(-1, false)).isInvalid("edition");
    }

    @Test
    void a_correction_stays_with_the_edition() {
        DocumentRegistered paper = new DocumentRegistered(LETTER, PartialDate.UNKNOWN, 2014, DAY);
        decision()
                .givenBy("anna", paper)
                .when("anna", correct("Brief van de minister", "titel stond er niet voluit"))
                .records(new DocumentDescriptionCorrected(
                        new Document("kst-28638-103", "Brief van de minister", DAY, null, null, null, null),
                        2014,
                        Confidential.of("titel stond er niet voluit"),
                        DAY));
    }

    private static EditionOpened opened(PartialDate on) {
        return new EditionOpened("Korpsmonitor 2014", Provenance.CONDUCTED_HERE, on);
    }

    private static RegisterDocument workingPaper(int edition, boolean fictitious) {
        return new RegisterDocument(SUBJECT, "Concept", DAY, null, null, null, null, null, edition, fictitious, DAY);
    }

    private static RegisterDocument described(@Nullable PartialDate date) {
        return new RegisterDocument(SUBJECT, "Brief", date, null, null, null, null, null, null, false, DAY);
    }

    private static CorrectDocument correct(String title, @Nullable String reason) {
        return new CorrectDocument(SUBJECT, title, DAY, null, null, null, null, reason, DAY);
    }
}
