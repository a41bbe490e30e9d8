package nl.korpsmonitor.command.recommendation;

import static nl.korpsmonitor.command.recommendation.Fixture.DAY;
import static nl.korpsmonitor.command.recommendation.Fixture.FULFILLED;
import static nl.korpsmonitor.command.recommendation.Fixture.LATER;
import static nl.korpsmonitor.command.recommendation.Fixture.LETTER;
import static nl.korpsmonitor.command.recommendation.Fixture.SUBJECT;
import static nl.korpsmonitor.command.recommendation.Fixture.SUPERSEDED;
import static nl.korpsmonitor.command.recommendation.Fixture.TEXT;
import static nl.korpsmonitor.command.recommendation.Fixture.fresh;
import static nl.korpsmonitor.command.recommendation.Fixture.issued;
import static nl.korpsmonitor.command.recommendation.Fixture.noted;

import java.util.Collections;
import java.util.List;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.ConcludeAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.FollowUpAgreement;
import nl.korpsmonitor.command.recommendation.RecommendationCommand.MakeAgreement;
import nl.korpsmonitor.events.RecommendationEvent.AgreementConcluded;
import nl.korpsmonitor.events.RecommendationEvent.AgreementFollowedUp;
import nl.korpsmonitor.events.RecommendationEvent.AgreementKind;
import nl.korpsmonitor.events.RecommendationEvent.AgreementMade;
import nl.korpsmonitor.events.RecommendationEvent.AgreementOutcome;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementsTest {
    private static final PartialDate DUE = new PartialDate("2014");
    private static final AgreementMade MADE = new AgreementMade(
            "a-1", AgreementKind.ENFORCEMENT_AGREEMENT, List.of("limburg", "comensha"), TEXT, DUE, null, DAY);
    private static final AgreementConcluded CONCLUDED =
            new AgreementConcluded("a-1", AgreementOutcome.PARTLY_MET, TEXT, null, LATER);
    private static final FollowUpAgreement FOLLOW_UP = new FollowUpAgreement(SUBJECT, "a-1", "x", null, LATER);
    private static final ConcludeAgreement CONCLUDE =
            new ConcludeAgreement(SUBJECT, "a-1", AgreementOutcome.PARTLY_MET, "x", null, LATER);

    @Test
    void the_police_and_a_chain_partner_make_one() {
        issued().when("anna", make(DUE, "limburg", "comensha")).records(MADE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comensha", "ecvm", "kmar"})
    void one_party_at_least_is_not_the_police(String partner) {
        issued().when("anna", make(null, "limburg", "politie")).isInvalid("parties");
        issued().when("anna", make(null, partner, "limburg"))
                .records(new AgreementMade(
                        "a-1",
                        AgreementKind.ENFORCEMENT_AGREEMENT,
                        List.of(partner, "limburg"),
                        TEXT,
                        null,
                        null,
                        DAY));
        issued().when("anna", make(null, "limburg", partner))
                .records(new AgreementMade(
                        "a-1",
                        AgreementKind.ENFORCEMENT_AGREEMENT,
                        List.of("limburg", partner),
                        TEXT,
                        null,
                        null,
                        DAY));
    }

    @Test
    void every_party_exists_on_that_date_and_is_named_once() {
        issued().when("anna", make(null, "ijsselland", "nergens", "comensha", "comensha"))
                .isInvalid("parties[0]", "parties[1]", "parties[3]");
    }

    @Test
    void there_are_one_to_fifty_parties() {
        issued().when("anna", make(null)).isInvalid("parties");
        issued().when("anna", make(null, Collections.nCopies(51, "comensha").toArray(String[]::new)))
                .isInvalid("parties");
    }

    @Test
    void every_missing_field_is_named() {
        issued().when("anna", new MakeAgreement(SUBJECT, null, null, null, null, null, null, null))
                .isInvalid("agreement", "kind", "parties", "content", "occurredOn");
    }

    @Test
    void it_is_not_due_before_it_was_made() {
        issued().when("anna", make(new PartialDate("2013-01-31"), "comensha")).isInvalid("dueOn");
        issued().when("anna", make(DAY, "comensha"))
                .records(new AgreementMade(
                        "a-1", AgreementKind.ENFORCEMENT_AGREEMENT, List.of("comensha"), TEXT, DAY, null, DAY));
    }

    @Test
    void its_code_is_given_out_once() {
        issued(MADE).when("anna", make(DUE, "comensha")).isRefused("agreement-exists");
    }

    @Test
    void a_noted_one_names_its_document() {
        noted().when("anna", make(null, "comensha")).isInvalid("document");
        MakeAgreement documented =
                new MakeAgreement(SUBJECT, "a-1", AgreementKind.OTHER, List.of("comensha"), "x", null, "brief-1", DAY);
        noted().when("anna", documented)
                .records(new AgreementMade("a-1", AgreementKind.OTHER, List.of("comensha"), TEXT, null, LETTER, DAY));
    }

    @Test
    void none_is_made_about_what_is_done_or_superseded() {
        issued(FULFILLED).when("anna", make(null, "comensha")).isRefused("recommendation-fulfilled");
        issued(SUPERSEDED).when("anna", make(null, "comensha")).isRefused("recommendation-superseded");
    }

    @Test
    void it_is_followed_up_and_concluded_also_when_the_recommendation_is_fulfilled() {
        AgreementFollowedUp followedUp = new AgreementFollowedUp("a-1", TEXT, null, LATER);
        issued(MADE).when("anna", FOLLOW_UP).records(followedUp);
        issued(MADE, followedUp, followedUp).when("anna", CONCLUDE).records(CONCLUDED);
        issued(MADE, FULFILLED).when("anna", CONCLUDE).records(CONCLUDED);
    }

    @Test
    void nothing_is_recorded_about_it_once_it_is_concluded() {
        issued(MADE, CONCLUDED).when("anna", FOLLOW_UP).isRefused("agreement-concluded");
        issued(MADE, CONCLUDED).when("anna", CONCLUDE).isRefused("agreement-concluded");
    }

    @Test
    void nothing_is_recorded_about_it_once_the_recommendation_is_superseded() {
        issued(MADE, SUPERSEDED).when("anna", FOLLOW_UP).isRefused("recommendation-superseded");
        issued(MADE, SUPERSEDED).when("anna", CONCLUDE).isRefused("recommendation-superseded");
    }

    @Test
    void an_unknown_one_is_a_fault_and_so_is_a_date_before_it_was_made() {
        issued().when("anna", FOLLOW_UP).isInvalid("agreement");
        issued().when("anna", CONCLUDE).isInvalid("agreement");
        fresh().when("anna", FOLLOW_UP).isInvalid("code", "agreement");
        issued(MADE)
                .when("anna", new FollowUpAgreement(SUBJECT, "a-1", null, null, new PartialDate("2013-01")))
                .isInvalid("note", "occurredOn");
        issued(MADE)
                .when("anna", new ConcludeAgreement(SUBJECT, "a-1", null, null, null, new PartialDate("2013-01")))
                .isInvalid("outcome", "note", "occurredOn");
    }

    private static MakeAgreement make(@Nullable PartialDate due, String... parties) {
        return new MakeAgreement(
                SUBJECT, "a-1", AgreementKind.ENFORCEMENT_AGREEMENT, List.of(parties), "x", due, null, DAY);
    }
}
