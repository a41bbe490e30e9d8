package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.query.audit.Scored.CARD;
import static nl.korpsmonitor.query.audit.Scored.DAY;
import static nl.korpsmonitor.query.audit.Scored.EDITION;
import static nl.korpsmonitor.query.audit.Scored.LETTER;
import static nl.korpsmonitor.query.audit.Scored.WHY;
import static nl.korpsmonitor.query.audit.Scored.history;
import static nl.korpsmonitor.query.audit.Scored.score;
import static nl.korpsmonitor.query.audit.Scored.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import nl.korpsmonitor.events.Actor;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.DocumentEvent.DocumentFileStored;
import nl.korpsmonitor.events.DocumentEvent.DocumentRegistered;
import nl.korpsmonitor.events.EditionEvent.ScoringClosed;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.codec.EventTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActorRulesTest {
    @Test
    void who_records_has_a_role_then_that_allows_it() {
        assertThat(scoring().by("nobody", Role.ASSESSOR, CARD, score()).observed())
                .as("not registered")
                .containsExactly("role-held");
        assertThat(scoring().by("anna", Role.READER, CARD, score()).observed())
                .as("a role that records no scores")
                .containsExactly("role-allows");
        History changed = scoring()
                .by("anna", Role.ASSESSOR, CARD, score())
                .add(History.LEDGER, Subject.actor("anna"), new ActorRolesChanged(Set.of(Role.READER), DAY))
                .by("anna", Role.PUBLISHER, EDITION, new ScoringClosed(DAY));
        assertThat(changed.of(Check.ROLE_HELD))
                .as("a role that was taken away")
                .extracting(Observation::position)
                .containsExactly(7L);

        ActorRegistered elsewhere = new ActorRegistered(WHY, Set.of(Role.ASSESSOR), "elsewhere", DAY);
        Actor dirk = new Actor("dirk", Role.ASSESSOR, "elsewhere");
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(dirk, CARD, score())
                        .observed())
                .as("on the scorecard of another force")
                .containsExactly("role-allows");
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(dirk, Subject.scorecard(2013, "partner", "elsewhere"), score())
                        .observed())
                .isEmpty();
        assertThat(scoring()
                        .add(History.LEDGER, Subject.actor("dirk"), elsewhere)
                        .add(new Actor("dirk", Role.ASSESSOR, "force"), CARD, score())
                        .observed())
                .as("another organisation than it was registered with")
                .containsExactly("for-another-organisation");
    }

    @Test
    void a_public_file_is_stored_by_who_publishes_and_a_force_stores_files_of_its_own_documents() {
        assertThat(stored(Role.PUBLISHER, null, false)).isEmpty();
        assertThat(stored(Role.COORDINATOR, null, false)).isEmpty();
        assertThat(stored(Role.ASSESSOR, null, true)).isEmpty();
        assertThat(stored(Role.ASSESSOR, null, false)).containsExactly("role-allows");
        assertThat(stored(Role.REVIEWER, null, false)).containsExactly("role-allows");
        assertThat(stored(Role.REVIEWER, "force", true)).contains("role-allows");
    }

    @Test
    void a_force_stores_a_file_of_the_document_that_its_own_account_registered_first() {
        Actor bert = new Actor("bert", Role.ASSESSOR, "force");
        Subject letter = Subject.document("letter");
        DocumentRegistered registered = new DocumentRegistered(LETTER, DAY, null, DAY);
        DocumentFileStored file = new DocumentFileStored("0".repeat(64), 1, "text/plain", null, null, WHY, DAY);
        assertThat(history()
                        .add(bert, letter, registered)
                        .add(bert, letter, file)
                        .of(Check.ROLE_ALLOWS))
                .isEmpty();
        assertThat(history()
                        .by("anna", Role.COORDINATOR, letter, registered)
                        .add(bert, letter, registered)
                        .add(bert, letter, file)
                        .of(Check.ROLE_ALLOWS))
                .hasSize(1);
    }

    @Test
    void only_an_auditor_records_that_he_audited() {
        AuditPerformed performed =
                new AuditPerformed(0, 1, "root", Result.SOUND, 0, 0, true, "0".repeat(64), "key", DAY);
        Subject audit = Subject.audit("20130301-1");
        assertThat(history().by("anna", Role.AUDITOR, audit, performed).observed())
                .isEmpty();
        assertThat(history().by("anna", Role.COORDINATOR, audit, performed).observed())
                .containsExactly("role-allows");
        assertThat(history().add(History.LEDGER, audit, performed).observed()).containsExactly("role-allows");
    }

    /** A file of a document that somebody else registered. */
    private static Set<String> stored(Role role, @Nullable String organisation, boolean confidential) {
        Subject letter = Subject.document("letter");
        return history()
                .by("anna", Role.COORDINATOR, letter, new DocumentRegistered(LETTER, DAY, null, DAY))
                .add(
                        new Actor("bert", role, organisation),
                        letter,
                        new DocumentFileStored(
                                "0".repeat(64), 1, "text/plain", null, null, confidential ? WHY : null, DAY))
                .observed();
    }

    @Test
    void it_knows_who_may_record_every_event() {
        assertThat(new EventTypes().all())
                .allSatisfy(type ->
                        assertThat(MayRecord.roles(type.name())).as(type.name()).isNotNull());
    }
}
