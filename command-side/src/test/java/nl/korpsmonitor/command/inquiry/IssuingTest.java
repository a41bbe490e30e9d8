package nl.korpsmonitor.command.inquiry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.korpsmonitor.command.inquiry.InquiryCommand.IssueDossier;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RecordDossier;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.command.testing.World;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.InquiryClosed;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Outcome;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.values.PartialDate;
import org.junit.jupiter.api.Test;

/** Which dossiers are issued, in which order. */
class IssuingTest {
    private static final InquiryClosed CLOSED = new InquiryClosed(Outcome.ANSWERED, null, Inquiries.DAY);

    private static Decision decision(InquiryEvent... events) {
        return World.decision(InquiryAggregate.class)
                .givenBy("piet", Inquiries.registered(Kind.MOTION, "2014-02-01"))
                .givenBy("piet", events);
    }

    private static IssueDossier issue(int answer) {
        return new IssueDossier(Inquiries.INQUIRY, answer, null, null, null);
    }

    private static DossierIssued issued(int number, int answer) {
        return dossier(number, answer, Version.PUBLIC, List.of());
    }

    private static DossierIssued dossier(int number, int answer, Version version, List<Disclosed> disclosed) {
        return new DossierIssued(
                number,
                answer,
                version,
                Language.EN,
                Decision.CHECKPOINT,
                "0a".repeat(32),
                1_000,
                disclosed,
                Inquiries.DAY);
    }

    private static RecordDossier record(int number, int answer) {
        return new RecordDossier(Inquiries.INQUIRY, issued(number, answer));
    }

    @Test
    void a_dossier_is_of_an_answer_that_was_given() {
        decision().when("piet", issue(0)).isRefused("not-answered");
        decision(Inquiries.ANSWERED).when("piet", issue(0)).records();
        decision(Inquiries.ANSWERED).when("piet", issue(1)).isInvalid("answer");
        decision(Inquiries.ANSWERED).when("piet", issue(-1)).isInvalid("answer");
        World.decision(InquiryAggregate.class).when("piet", issue(0)).isInvalid("code");
    }

    @Test
    void the_day_on_which_it_is_handed_over_is_a_day_and_not_in_the_future() {
        for (String day : List.of("2013-10", "2099-01-01")) {
            IssueDossier command = new IssueDossier(Inquiries.INQUIRY, null, null, null, new PartialDate(day));
            decision(Inquiries.ANSWERED).when("piet", command).isInvalid("occurredOn");
        }
    }

    @Test
    void dossiers_are_numbered_from_1_and_one_made_of_another_state_is_not_recorded() {
        decision(Inquiries.ANSWERED).when("piet", record(1, 0)).records(issued(1, 0));
        decision(Inquiries.ANSWERED, issued(1, 0)).when("piet", record(2, 0)).records(issued(2, 0));
        decision(Inquiries.ANSWERED, issued(1, 0)).when("piet", record(1, 0)).isRefused("changed-meanwhile");
        decision(Inquiries.ANSWERED).when("piet", record(2, 0)).isRefused("changed-meanwhile");
        decision(Inquiries.ANSWERED).when("piet", record(1, 1)).isRefused("changed-meanwhile");
        decision().when("piet", record(1, 0)).isRefused("not-answered");
    }

    @Test
    void a_closed_inquiry_is_handed_over_too() {
        decision(Inquiries.ANSWERED, CLOSED).when("piet", issue(0)).records();
        decision(Inquiries.ANSWERED, CLOSED).when("piet", record(1, 0)).records(issued(1, 0));
    }

    @Test
    void there_is_an_end_to_the_dossiers_of_an_inquiry() {
        InquiryEvent[] events = IntStream.rangeClosed(0, Issuing.MAXIMUM_DOSSIERS)
                .mapToObj(number -> number == 0 ? Inquiries.ANSWERED : issued(number, 0))
                .toArray(InquiryEvent[]::new);
        decision(events).when("piet", issue(0)).isRefused("too-many");
        decision(Arrays.copyOf(events, Issuing.MAXIMUM_DOSSIERS))
                .when("piet", record(Issuing.MAXIMUM_DOSSIERS, 0))
                .records(issued(Issuing.MAXIMUM_DOSSIERS, 0));
    }

    @Test
    void a_public_dossier_can_not_say_that_it_shows_something_confidential() {
        List<Disclosed> disclosed = List.of(new Disclosed(3, List.of("/reason")));
        dossier(1, 0, Version.CONFIDENTIAL, disclosed);
        assertThatThrownBy(() -> dossier(1, 0, Version.PUBLIC, disclosed)).hasMessageContaining("disclosed");
    }

    @Test
    void what_is_disclosed_is_bounded_and_named_once() {
        List<String> fields = IntStream.rangeClosed(0, InquiryEvent.MAXIMUM_DISCLOSED)
                .mapToObj(i -> "/" + i)
                .toList();
        dossier(1, 0, Version.CONFIDENTIAL, List.of(new Disclosed(3, fields.subList(1, fields.size()))));
        for (List<Disclosed> wrong : List.of(
                List.of(new Disclosed(3, fields)),
                List.of(new Disclosed(3, List.of("/a")), new Disclosed(3, List.of("/b"))))) {
            assertThatThrownBy(() -> dossier(1, 0, Version.CONFIDENTIAL, wrong)).hasMessageContaining("disclosed");
        }
        for (List<String> wrong : List.of(List.<String>of(), List.of("/a", "/a"), List.of("a"))) {
            assertThatThrownBy(() -> new Disclosed(3, wrong)).hasMessageContaining("fields");
        }
    }
}
