package nl.korpsmonitor.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.OrganisationEvent;
import nl.korpsmonitor.events.RecommendationEvent;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.Urgency;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.replay.Reconstruction.LeftOut;
import nl.korpsmonitor.query.replay.Reconstruction.Reason;
import nl.korpsmonitor.query.state.Visibility;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import nl.korpsmonitor.query.trail.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reconstructed for the end of 2013 when something that others build on is known from 2015 on only. */
class PremisesTest {
    private static final LocalDate DAY = LocalDate.of(2013, 12, 31);
    private static final PartialDate KNOWN = Samples.day("2013-03-01");
    private static final PartialDate LATER = Samples.day("2015-03-01");
    private static final Confidential<String> WHY = Samples.secret();
    private static final DecisionMaker MAKER = new DecisionMaker("alfa", "korpschef", WHY);

    private static final Subject RECOMMENDATION = Subject.recommendation(2012, "r-07");
    private static final RecommendationEvent ISSUED = new RecommendationEvent.RecommendationIssued(
            "Do it.", true, new Addressee(Addressee.Kind.UNIT, "alfa"), Urgency.HIGH, null, null, null, KNOWN);

    private static final Subject CARD = Subject.scorecard(2012, "alfa");
    private static final String DIMENSION = "org-1";

    private static final Subject INQUIRY = Subject.inquiry("kv-1");
    private static final InquiryEvent REGISTERED = new InquiryEvent.InquiryRegistered(
            InquiryEvent.Kind.MOTION,
            Samples.LETTER,
            "Tweede Kamer",
            null,
            "What?",
            LocalDate.of(2013, 3, 1),
            LocalDate.of(2013, 6, 1),
            "np",
            "directie",
            KNOWN);

    @Test
    void what_is_carried_out_builds_on_the_decision() {
        Reconstruction found =
                of(RECOMMENDATION, ISSUED, decided(Outcome.ALREADY_IN_PRACTICE, LATER), progress(KNOWN), done(KNOWN));
        assertThat(notFollowing(found)).containsExactly("progress-reported", "recommendation-fulfilled");
        assertThat(value(found, "/status")).isEqualTo("UNDECIDED");
        Reconstruction whole =
                of(RECOMMENDATION, ISSUED, decided(Outcome.ALREADY_IN_PRACTICE, KNOWN), progress(KNOWN), done(KNOWN));
        assertThat(notFollowing(whole)).isEmpty();
        assertThat(value(whole, "/status")).isEqualTo("FULFILLED");
    }

    @Test
    void what_is_carried_out_builds_on_the_decision_that_was_in_force_then_and_on_no_earlier_one() {
        DomainEvent revised =
                new RecommendationEvent.DecisionRevised(1, decision(Outcome.ALREADY_IN_PRACTICE), WHY, LATER);
        Reconstruction found = of(RECOMMENDATION, ISSUED, decided(Outcome.REJECTED, KNOWN), revised, done(KNOWN));
        assertThat(notFollowing(found)).containsExactly("recommendation-fulfilled");
        assertThat(value(found, "/status")).isEqualTo("REJECTED");
        DomainEvent withdrawn = new RecommendationEvent.DecisionWithdrawn(1, MAKER, "m-1", "Policy.", WHY, LATER);
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, decided(Outcome.ACCEPTED, KNOWN), withdrawn, done(KNOWN))))
                .as("there was none, and so it is not the one that was withdrawn")
                .containsExactly("recommendation-fulfilled");
    }

    @Test
    void what_is_opened_again_was_fulfilled_and_only_what_is_open_is_fulfilled() {
        DomainEvent decided = decided(Outcome.ACCEPTED, KNOWN);
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, decided, done(LATER), reopened(KNOWN))))
                .containsExactly("recommendation-reopened");
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, decided, done(KNOWN), reopened(LATER), done(KNOWN))))
                .containsExactly("recommendation-fulfilled");
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, decided, done(KNOWN), reopened(LATER), progress(KNOWN))))
                .containsExactly("progress-reported");
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, decided, done(LATER), reopened(LATER), progress(KNOWN))))
                .as("it is as if it had never been fulfilled")
                .isEmpty();
    }

    @Test
    void what_is_fulfilled_is_not_decided_anew_before_it_is_opened_again() {
        DomainEvent accepted = decided(Outcome.ACCEPTED, KNOWN);
        DomainEvent revised = new RecommendationEvent.DecisionRevised(1, decision(Outcome.REJECTED), WHY, KNOWN);
        DomainEvent withdrawn = new RecommendationEvent.DecisionWithdrawn(1, MAKER, "m-1", "Policy.", WHY, KNOWN);
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, accepted, done(KNOWN), reopened(LATER), revised)))
                .containsExactly("decision-revised");
        assertThat(notFollowing(of(RECOMMENDATION, ISSUED, accepted, done(KNOWN), reopened(LATER), withdrawn)))
                .containsExactly("decision-withdrawn");
        assertThat(notFollowing(of(
                        RECOMMENDATION,
                        ISSUED,
                        accepted,
                        withdrawn,
                        done(KNOWN),
                        reopened(LATER),
                        decided(Outcome.REJECTED, KNOWN))))
                .as("as ledgers of before that was asked may have it")
                .containsExactly("recommendation-decided");
    }

    @Test
    void an_agreement_is_followed_up_and_ended_after_it_was_made() {
        assertThat(notFollowing(of(
                        RECOMMENDATION,
                        ISSUED,
                        new RecommendationEvent.AgreementMade(
                                "a-1", RecommendationEvent.AgreementKind.OTHER, List.of("om"), WHY, null, null, LATER),
                        new RecommendationEvent.AgreementFollowedUp("a-1", WHY, null, KNOWN),
                        new RecommendationEvent.AgreementConcluded(
                                "a-1", RecommendationEvent.AgreementOutcome.MET, WHY, null, KNOWN))))
                .containsExactly("agreement-followed-up", "agreement-concluded");
    }

    @Test
    void where_it_moves_from_it_must_have_moved_to() {
        Reconstruction found = of(
                RECOMMENDATION,
                ISSUED,
                new RecommendationEvent.RecommendationMoved("bravo", LATER),
                new RecommendationEvent.RecommendationMoved("charlie", KNOWN),
                new RecommendationEvent.OwnerAssigned("bravo", null, KNOWN));
        assertThat(notFollowing(found)).containsExactly("recommendation-moved");
        assertThat(value(found, "/addressee/organisation")).isEqualTo("alfa");
        assertThat(value(found, "/owner")).as("it has a date of its own").isEqualTo("bravo");
    }

    @Test
    void what_is_done_to_a_second_score_is_not_done_to_the_first_which_is_the_same() {
        for (DomainEvent done : List.of(
                new ScorecardEvent.ScoreConfirmed(DIMENSION, Decimal.of("6"), KNOWN),
                corrected("6", "7", KNOWN),
                withdrawn(KNOWN),
                rectified(KNOWN),
                proposed(KNOWN))) {
            Reconstruction found = of(CARD, recorded("6", KNOWN), withdrawn(LATER), recorded("6", LATER), done);
            assertThat(notFollowing(found)).as(done.toString()).hasSize(1);
            assertThat(found.used()).hasSize(1);
            assertThat(value(found, "/dimensions/org-1/status")).isEqualTo("RECORDED");
        }
        assertThat(notFollowing(of(
                        CARD,
                        recorded("6", KNOWN),
                        corrected("6", "7", LATER),
                        corrected("7", "6", LATER),
                        new ScorecardEvent.ScoreConfirmed(DIMENSION, Decimal.of("6"), KNOWN))))
                .containsExactly("score-confirmed");
        assertThat(notFollowing(of(CARD, recorded("6", KNOWN), rectified(LATER), proposed(KNOWN))))
                .containsExactly("rectification-proposed");
        assertThat(notFollowing(of(CARD, recorded("6", KNOWN), withdrawn(LATER), proposed(KNOWN))))
                .as("there was none, and so it is not the one that was withdrawn")
                .containsExactly("rectification-proposed");
    }

    @Test
    void a_rectification_builds_on_its_proposal_and_needs_none_where_none_was_recorded_or_may_be_seen() {
        DomainEvent[] events = {recorded("6", KNOWN), proposed(LATER), rectified(KNOWN)};
        assertThat(notFollowing(of(CARD, events))).containsExactly("score-rectified");
        assertThat(notFollowing(of(CARD, recorded("6", KNOWN), rectified(KNOWN))))
                .as("of before there were proposals")
                .isEmpty();
        assertThat(notFollowing(of(Visibility.ofPublic(Set.of(2012)), CARD, events)))
                .as("proposals are not public")
                .isEmpty();
        assertThat(notFollowing(of(CARD, recorded("6", LATER), proposed(KNOWN))))
                .as("it names the score that it changes")
                .containsExactly("rectification-proposed");
    }

    @Test
    void a_proposal_is_dropped_or_confirmed_and_not_the_one_before_it() {
        assertThat(notFollowing(of(
                        CARD, recorded("6", KNOWN), proposed(KNOWN), dropped(LATER), proposed(LATER), dropped(KNOWN))))
                .containsExactly("rectification-dropped");
        assertThat(notFollowing(of(CARD, recorded("6", KNOWN), proposed(KNOWN), dropped(LATER), rectified(KNOWN))))
                .as("it was not the one that was proposed, which was dropped")
                .containsExactly("score-rectified");
    }

    @Test
    void the_steps_of_an_edition_follow_each_other() {
        assertThat(notFollowing(edition(Map.of("framework-fixed", LATER))))
                .containsExactly(
                        "scoring-closed",
                        "edition-adopted",
                        "edition-discussed",
                        "edition-offered",
                        "edition-presented-to-house",
                        "edition-laid-for-inspection",
                        "scale-mapping-fixed");
        Reconstruction found = edition(Map.of("edition-offered", LATER));
        assertThat(notFollowing(found)).containsExactly("edition-presented-to-house", "edition-laid-for-inspection");
        assertThat(value(found, "/step")).isEqualTo("ADOPTED");
        assertThat(notFollowing(edition(Map.of("edition-presented-to-house", LATER))))
                .as("what a source says is known from the source")
                .containsExactly("edition-laid-for-inspection");
    }

    private static Reconstruction edition(Map<String, PartialDate> dates) {
        return of(
                Subject.edition(2012),
                new EditionEvent.EditionOpened("Monitor", Provenance.CONDUCTED_HERE, KNOWN),
                new EditionEvent.FrameworkFixed(Samples.FRAMEWORK, null, dates.getOrDefault("framework-fixed", KNOWN)),
                new EditionEvent.ScoringClosed(KNOWN),
                new EditionEvent.EditionAdopted("alfa", null, KNOWN),
                new EditionEvent.EditionDiscussed("Board", null, KNOWN),
                new EditionEvent.EditionOffered("alfa", "min", null, dates.getOrDefault("edition-offered", KNOWN)),
                new EditionEvent.EditionPresentedToHouse(
                        Samples.LETTER, dates.getOrDefault("edition-presented-to-house", KNOWN)),
                new EditionEvent.EditionLaidForInspection("Library", null, KNOWN),
                new EditionEvent.EditionStepNoted(EditionEvent.Step.OFFERED, "Offered.", Samples.SOURCE, KNOWN),
                new EditionEvent.ScaleMappingFixed(2010, Decimal.of("1"), Decimal.ZERO, "Same.", null, KNOWN));
    }

    @Test
    void more_time_builds_on_the_reopening_and_on_the_due_date_that_stood() {
        DomainEvent extended = new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 9, 1), KNOWN);
        Reconstruction found = of(INQUIRY, REGISTERED, answered(KNOWN), closed(LATER), openedAgain(LATER), extended);
        assertThat(notFollowing(found)).containsExactly("due-date-extended");
        assertThat(value(found, "/status")).isEqualTo("ANSWERED");
        assertThat(value(found, "/dueOn")).isEqualTo("2013-06-01");
        assertThat(notFollowing(of(INQUIRY, REGISTERED, answered(LATER), closed(LATER), openedAgain(LATER), extended)))
                .as("it is as if it had never been closed, but the day is counted from that of the reopening")
                .containsExactly("due-date-extended");
        DomainEvent before = new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 8, 1), LATER);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, before, extended))).containsExactly("due-date-extended");
        assertThat(notFollowing(of(INQUIRY, REGISTERED, extended))).isEmpty();
    }

    @Test
    void a_correction_names_what_stood_and_builds_on_the_one_that_put_it_there() {
        DomainEvent received = received("2013-03-01", "2013-03-08", LATER);
        Reconstruction found =
                of(INQUIRY, REGISTERED, received, received("2013-03-08", "2013-03-07", KNOWN), asks("Who?", KNOWN));
        assertThat(notFollowing(found)).containsExactly("inquiry-corrected");
        assertThat(value(found, "/receivedOn")).isEqualTo("2013-03-01");
        assertThat(value(found, "/question")).as("that is another matter").isEqualTo("Who?");
        DomainEvent extended = new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 9, 1), LATER);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, extended, due("2013-09-01", "2013-08-01", KNOWN))))
                .containsExactly("inquiry-corrected");
        assertThat(notFollowing(of(
                        INQUIRY,
                        REGISTERED,
                        closed(LATER),
                        openedAgain(LATER),
                        due("2016-01-01", "2016-02-01", KNOWN))))
                .containsExactly("inquiry-corrected");
        assertThat(notFollowing(of(INQUIRY, REGISTERED, due("2013-06-01", "2013-08-01", KNOWN))))
                .isEmpty();
    }

    /** Received on 1 March; it is given three weeks, and three more. */
    @Test
    void a_due_date_goes_with_the_kind_and_the_receipt_that_it_was_decided_by() {
        InquiryEvent question = new InquiryEvent.InquiryRegistered(
                InquiryEvent.Kind.WRITTEN_QUESTION,
                Samples.LETTER,
                "Tweede Kamer",
                null,
                "What?",
                LocalDate.of(2013, 3, 1),
                LocalDate.of(2013, 3, 22),
                "np",
                "directie",
                KNOWN);
        DomainEvent toldLater = new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 4, 12), LATER);
        Reconstruction first = of(INQUIRY, question, toldLater, received("2013-03-01", "2013-03-02", KNOWN));
        assertThat(notFollowing(first))
                .as("it left the longer term as it was, which is not known yet")
                .containsExactly("inquiry-corrected");
        assertThat(value(first, "/receivedOn")).isEqualTo("2013-03-01");
        assertThat(value(first, "/dueOn")).isEqualTo("2013-03-22");

        DomainEvent undated = corrected(
                term(null, "2013-03-01", "2013-03-22"),
                term(null, "2013-03-08", "2013-03-29"),
                new PartialDate("unknown"));
        DomainEvent told = new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 4, 19), KNOWN);
        Reconstruction second = of(INQUIRY, question, undated, told);
        assertThat(notFollowing(second)).containsExactly("due-date-extended");
        assertThat(value(second, "/dueOn")).isEqualTo("2013-03-22");

        DomainEvent request = corrected(
                term(InquiryEvent.Kind.WRITTEN_QUESTION, null, "2013-03-22"),
                term(InquiryEvent.Kind.WOO_REQUEST, null, "2013-03-29"),
                LATER);
        assertThat(notFollowing(of(
                        INQUIRY,
                        question,
                        request,
                        corrected(
                                term(null, "2013-03-01", "2013-03-29"),
                                term(null, "2013-03-02", "2013-03-30"),
                                KNOWN))))
                .containsExactly("inquiry-corrected");
        InquiryEvent withdrawn = new InquiryEvent.InquiryClosed(InquiryEvent.Outcome.WITHDRAWN, WHY, KNOWN);
        assertThat(notFollowing(of(INQUIRY, question, request, withdrawn, openedAgain(KNOWN))))
                .as("no written question is due so long after it was opened again")
                .containsExactly("inquiry-reopened");
        assertThat(notFollowing(of(INQUIRY, question, request, asks("Who?", KNOWN))))
                .isEmpty();
    }

    @Test
    void a_corrected_receipt_builds_on_who_answered_it_then() {
        DomainEvent toOthers = new InquiryEvent.InquiryReassigned("om", "bureau", WHY, LATER);
        DomainEvent received = received("2013-03-01", "2013-02-01", KNOWN);
        Reconstruction found = of(INQUIRY, REGISTERED, toOthers, received, asks("Who?", KNOWN));
        assertThat(notFollowing(found)).containsExactly("inquiry-corrected");
        assertThat(value(found, "/receivedOn")).isEqualTo("2013-03-01");
        assertThat(value(found, "/question")).as("that is asked of nobody").isEqualTo("Who?");
        DomainEvent known = new InquiryEvent.InquiryReassigned("om", "bureau", WHY, KNOWN);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, known, received))).isEmpty();
        assertThat(notFollowing(of(INQUIRY, REGISTERED, received, toOthers))).isEmpty();
        assertThat(notFollowing(of(INQUIRY, REGISTERED, toOthers, due("2013-06-01", "2013-08-01", KNOWN))))
                .as("when it is due does not follow from who answers it")
                .isEmpty();
    }

    @Test
    void it_does_not_build_on_a_reassignment_to_another_office_of_those_who_answered_it() {
        String owner = ((InquiryEvent.InquiryRegistered) REGISTERED).ownerOrganisation();
        DomainEvent otherOffice = new InquiryEvent.InquiryReassigned(owner, "bureau", WHY, LATER);
        DomainEvent received = received("2013-03-01", "2013-02-01", KNOWN);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, otherOffice, received))).isEmpty();
        DomainEvent undated = new InquiryEvent.InquiryReassigned(owner, "bureau", WHY, PartialDate.UNKNOWN);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, undated, received))).isEmpty();
        DomainEvent toOthers = new InquiryEvent.InquiryReassigned("om", "bureau", WHY, LATER);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, toOthers, otherOffice, received)))
                .as("it was given back, to another organisation than had it then")
                .containsExactly("inquiry-corrected");
    }

    @Test
    void an_answer_was_given_whenever_the_receipt_was_put_right() {
        Reconstruction found =
                of(INQUIRY, REGISTERED, received("2013-03-01", "2013-02-01", LATER), answered(KNOWN), closed(KNOWN));
        assertThat(notFollowing(found)).isEmpty();
        assertThat(value(found, "/status")).isEqualTo("CLOSED");
    }

    @Test
    void what_is_closed_is_not_corrected_or_given_to_others_before_it_is_opened_again() {
        InquiryEvent end = new InquiryEvent.InquiryClosed(InquiryEvent.Outcome.WITHDRAWN, WHY, KNOWN);
        Reconstruction found = of(
                INQUIRY,
                REGISTERED,
                end,
                openedAgain(LATER),
                received("2013-03-01", "2013-03-08", KNOWN),
                new InquiryEvent.InquiryReassigned("om", "bureau", WHY, KNOWN));
        assertThat(notFollowing(found)).containsExactly("inquiry-corrected", "inquiry-reassigned");
    }

    private static InquiryEvent.Details term(
            InquiryEvent.@Nullable Kind kind, @Nullable String received, String dueOn) {
        return new InquiryEvent.Details(
                kind, null, null, null, received == null ? null : LocalDate.parse(received), LocalDate.parse(dueOn));
    }

    private static DomainEvent received(String from, String to, PartialDate on) {
        return corrected(
                new InquiryEvent.Details(null, null, null, null, LocalDate.parse(from), null),
                new InquiryEvent.Details(null, null, null, null, LocalDate.parse(to), null),
                on);
    }

    private static DomainEvent due(String from, String to, PartialDate on) {
        return corrected(
                new InquiryEvent.Details(null, null, null, null, null, LocalDate.parse(from)),
                new InquiryEvent.Details(null, null, null, null, null, LocalDate.parse(to)),
                on);
    }

    private static DomainEvent asks(String question, PartialDate on) {
        return corrected(
                new InquiryEvent.Details(null, null, null, "What?", null, null),
                new InquiryEvent.Details(null, null, null, question, null, null),
                on);
    }

    private static DomainEvent corrected(InquiryEvent.Details before, InquiryEvent.Details after, PartialDate on) {
        return new InquiryEvent.InquiryCorrected(before, after, null, WHY, on);
    }

    @Test
    void an_amendment_a_dossier_and_an_end_build_on_the_answer() {
        Reconstruction found =
                of(INQUIRY, REGISTERED, answered(LATER), amended(1, KNOWN), dossier(0, KNOWN), closed(KNOWN));
        assertThat(notFollowing(found)).containsExactly("answer-amended", "dossier-issued", "inquiry-closed");
        assertThat(value(found, "/status")).isEqualTo("OPEN");
        assertThat(notFollowing(of(
                        INQUIRY,
                        REGISTERED,
                        answered(KNOWN),
                        amended(1, LATER),
                        amended(2, KNOWN),
                        dossier(0, KNOWN),
                        dossier(1, KNOWN),
                        closed(KNOWN))))
                .as("the first answer is there, and the one that is amended is not")
                .containsExactly("answer-amended", "dossier-issued");
    }

    @Test
    void what_ended_an_inquiry_holds_until_it_is_opened_again() {
        assertThat(notFollowing(of(INQUIRY, REGISTERED, answered(KNOWN), closed(LATER), openedAgain(KNOWN))))
                .containsExactly("inquiry-reopened");
        assertThat(notFollowing(
                        of(INQUIRY, REGISTERED, answered(KNOWN), closed(KNOWN), openedAgain(LATER), amended(1, KNOWN))))
                .containsExactly("answer-amended");
        assertThat(notFollowing(of(
                        INQUIRY,
                        REGISTERED,
                        cited("b-1", KNOWN),
                        named(KNOWN),
                        new InquiryEvent.InquiryClosed(InquiryEvent.Outcome.WITHDRAWN, WHY, KNOWN),
                        openedAgain(LATER),
                        new InquiryEvent.DueDateExtended(WHY, LocalDate.of(2013, 9, 1), KNOWN),
                        cited("b-2", KNOWN),
                        new InquiryEvent.CitationWithdrawn("b-1", WHY, KNOWN),
                        removed(KNOWN),
                        new InquiryEvent.RecipientNamed("a-2", WHY, KNOWN),
                        new InquiryEvent.AnswerDrafted(WHY, InquiryEvent.Language.NL, KNOWN),
                        answered(KNOWN),
                        closed(KNOWN))))
                .containsExactly(
                        "due-date-extended",
                        "evidence-cited",
                        "citation-withdrawn",
                        "recipient-removed",
                        "recipient-named",
                        "answer-drafted",
                        "inquiry-answered",
                        "inquiry-closed");
    }

    @Test
    void only_what_was_cited_is_withdrawn_and_only_who_was_removed_is_named_again() {
        DomainEvent withdrawn = new InquiryEvent.CitationWithdrawn("b-1", WHY, KNOWN);
        assertThat(notFollowing(of(INQUIRY, REGISTERED, cited("b-1", LATER), withdrawn)))
                .containsExactly("citation-withdrawn");
        assertThat(notFollowing(of(INQUIRY, REGISTERED, named(KNOWN), removed(LATER), named(KNOWN))))
                .containsExactly("recipient-named");
        assertThat(notFollowing(of(INQUIRY, REGISTERED, named(LATER), removed(KNOWN))))
                .containsExactly("recipient-removed");
    }

    @Test
    void what_has_a_beginning_is_not_there_before_it() {
        assertThat(notFollowing(
                        of(Subject.mandate("m-1"), new MandateEvent.MandateRevoked(LocalDate.EPOCH, WHY, null, KNOWN))))
                .containsExactly("mandate-revoked");
        Reconstruction organisation = of(
                Subject.organisation("alfa"),
                new OrganisationEvent.OrganisationRegistered("Alfa", OrganisationEvent.Kind.UNIT, null, LATER),
                new OrganisationEvent.OrganisationRenamed("Beta", null, KNOWN),
                new OrganisationEvent.OrganisationEnded(null, KNOWN));
        assertThat(notFollowing(organisation)).containsExactly("organisation-renamed", "organisation-ended");
        assertThat(organisation.facts()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void where_nothing_was_left_out_everything_follows_as_it_does_live(long seed) {
        InMemoryTrail history = RandomHistory.of(seed, 600);
        Reconstructions reconstructions = new Reconstructions(history, Visibility.ALL, LocalDate.of(2100, 1, 1));
        Replay live = new Replay(history, Visibility.ALL, null);
        Set<Subject> dated = new HashSet<>();
        for (RecordedEvent event : history.page(EventFilter.ALL, 0, 600)) {
            Subject subject = event.subject();
            boolean wasWhole = dated.remove(subject) || event.sequence() == 0;
            reconstructions
                    .of(subject, event.position() + 1)
                    .filter(found ->
                            wasWhole && found.leftOut().stream().noneMatch(left -> left.reason() == Reason.NO_DATE))
                    .ifPresent(found -> {
                        dated.add(subject);
                        assertThat(found.leftOut()).isEmpty();
                        // The framework that a card is computed with may have no date.
                        if (!subject.type().equals("scorecard")) {
                            assertThat(found.facts()).isEqualTo(live.at(subject, event.position() + 1));
                        }
                    });
        }
        assertThat(dated).hasSizeGreaterThan(1);
    }

    private static Reconstruction of(Subject subject, DomainEvent... events) {
        return of(Visibility.ALL, subject, events);
    }

    private static Reconstruction of(Visibility visibility, Subject subject, DomainEvent... events) {
        InMemoryTrail trail = new InMemoryTrail().at("2026-01-01T00:00:00Z");
        for (DomainEvent event : events) {
            trail.append(subject, event);
        }
        return new Reconstructions(trail, visibility, DAY)
                .of(subject, trail.size())
                .orElseThrow();
    }

    private static List<String> notFollowing(Reconstruction found) {
        return found.leftOut().stream()
                .filter(left -> left.reason() == Reason.DOES_NOT_FOLLOW)
                .map(LeftOut::event)
                .map(Reconstruction.Considered::type)
                .toList();
    }

    private static String value(Reconstruction found, String field) {
        return Objects.requireNonNull(Facts.valuesOf(found.facts()).get(field), field)
                .asString();
    }

    private static DomainEvent decided(Outcome outcome, PartialDate on) {
        return new RecommendationEvent.RecommendationDecided(decision(outcome), on);
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(outcome, null, null, MAKER, "m-1", "Policy.", WHY, null);
    }

    private static DomainEvent progress(PartialDate on) {
        return new RecommendationEvent.ProgressReported(RecommendationEvent.Progress.ON_SCHEDULE, WHY, null, on);
    }

    private static DomainEvent done(PartialDate on) {
        return new RecommendationEvent.RecommendationFulfilled(WHY, null, on);
    }

    private static DomainEvent reopened(PartialDate on) {
        return new RecommendationEvent.RecommendationReopened(WHY, on);
    }

    private static DomainEvent recorded(String score, PartialDate on) {
        return new ScorecardEvent.ScoreRecorded(DIMENSION, Decimal.of(score), WHY, on);
    }

    private static DomainEvent corrected(String from, String to, PartialDate on) {
        return new ScorecardEvent.ScoreCorrected(DIMENSION, Decimal.of(from), Decimal.of(to), WHY, null, on);
    }

    private static DomainEvent withdrawn(PartialDate on) {
        return new ScorecardEvent.ScoreWithdrawn(DIMENSION, Decimal.of("6"), WHY, on);
    }

    private static DomainEvent dropped(PartialDate on) {
        return new ScorecardEvent.RectificationDropped(DIMENSION, WHY, on);
    }

    private static DomainEvent proposed(PartialDate on) {
        return new ScorecardEvent.RectificationProposed(
                DIMENSION, Decimal.of("6"), Decimal.of("7"), WHY, Samples.LETTER, on);
    }

    private static DomainEvent rectified(PartialDate on) {
        return new ScorecardEvent.ScoreRectified(DIMENSION, Decimal.of("6"), Decimal.of("7"), WHY, Samples.LETTER, on);
    }

    private static DomainEvent cited(String item, PartialDate on) {
        return new InquiryEvent.EvidenceCited(item, new Evidence(0L, null, null), null, null, on);
    }

    private static DomainEvent named(PartialDate on) {
        return new InquiryEvent.RecipientNamed("a-1", WHY, on);
    }

    private static DomainEvent removed(PartialDate on) {
        return new InquiryEvent.RecipientRemoved("a-1", WHY, on);
    }

    private static InquiryEvent.Answer answer() {
        return new InquiryEvent.Answer("It is so.", InquiryEvent.Language.NL, 0, null, true, "a signed note", null);
    }

    private static DomainEvent answered(PartialDate on) {
        return new InquiryEvent.InquiryAnswered(answer(), on);
    }

    private static DomainEvent amended(int number, PartialDate on) {
        return new InquiryEvent.AnswerAmended(number, answer(), WHY, on);
    }

    private static DomainEvent dossier(int answer, PartialDate on) {
        return new InquiryEvent.DossierIssued(
                1,
                answer,
                InquiryEvent.Version.PUBLIC,
                InquiryEvent.Language.NL,
                "a signed note",
                "0".repeat(64),
                1,
                List.of(),
                on);
    }

    private static DomainEvent closed(PartialDate on) {
        return new InquiryEvent.InquiryClosed(InquiryEvent.Outcome.ANSWERED, null, on);
    }

    private static DomainEvent openedAgain(PartialDate on) {
        return new InquiryEvent.InquiryReopened(WHY, LocalDate.of(2016, 1, 1), on);
    }
}
