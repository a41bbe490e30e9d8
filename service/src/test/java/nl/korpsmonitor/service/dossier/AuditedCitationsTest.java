package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.query.audit.AnswerCheckpoints;
import nl.korpsmonitor.query.audit.AuditLimits;
import nl.korpsmonitor.query.audit.Check;
import nl.korpsmonitor.query.audit.HistoryAudit;
import nl.korpsmonitor.query.audit.Observations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What commands record of a citation, and what the audit, which judges by rules of its own, makes of it: the same. */
@Timeout(300)
@ExtendWith(SharedDossiers.class)
class AuditedCitationsTest {
    private static final EventFilter CITED = new EventFilter("inquiry", Set.of("evidence-cited"), null, null, null);

    @Test
    void what_is_cited_of_cards_comparisons_recommendations_and_documents_is_in_order_to_the_audit(
            DossierFixture fixture) {
        long size = fixture.ledger.size();
        Observations observations = HistoryAudit.of(
                        fixture.ledger.trail(),
                        size,
                        AuditLimits.DEFAULT,
                        AnswerCheckpoints.UNKNOWN,
                        (phase, done, total) -> {})
                .observations();
        for (Check check : List.of(Check.CITED_PUBLIC, Check.CITATION_COMPLETE)) {
            assertThat(observations.appliedCount(check)).isGreaterThan(10);
            assertThat(observations.of(check)).isEmpty();
        }
        assertThat(cited(fixture.ledger.trail())
                        .flatMap(cited -> Stream.ofNullable(cited.lastEvents()).flatMap(List::stream)))
                .as("something was hidden among what is cited, so that it was tried")
                .anyMatch(last -> !last.hidden().isEmpty());
    }

    private static Stream<EvidenceCited> cited(Trail trail) {
        return trail.page(CITED, 0, Trail.MAXIMUM_PAGE).stream().map(event -> (EvidenceCited) event.event());
    }
}
