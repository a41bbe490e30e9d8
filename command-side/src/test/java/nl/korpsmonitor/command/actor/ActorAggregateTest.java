package nl.korpsmonitor.command.actor;

import java.util.Set;
import nl.korpsmonitor.command.actor.ActorCommand.ChangeActorRoles;
import nl.korpsmonitor.command.actor.ActorCommand.RegisterActor;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.ActorEvent.ActorRegistered;
import nl.korpsmonitor.events.ActorEvent.ActorRolesChanged;
import nl.korpsmonitor.events.OrganisationEvent.Kind;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationEnded;
import nl.korpsmonitor.events.OrganisationEvent.OrganisationRegistered;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;

class ActorAggregateTest {
    private static final Subject SUBJECT = Subject.actor("3f9a");
    private static final PartialDate DAY = new PartialDate("2013-12-31");
    private static final ActorRegistered REGISTERED =
            new ActorRegistered(Confidential.of("Anna"), Set.of(Role.ASSESSOR), "ijsselland", DAY);

    @Test
    void it_is_registered_with_a_confidential_name_also_for_an_organisation_that_ended() {
        decision()
                .when("admin", new RegisterActor(SUBJECT, "Anna", Set.of(Role.ASSESSOR), "ijsselland", DAY))
                .records(REGISTERED);
    }

    @Test
    void its_organisation_is_registered_when_it_has_one() {
        decision()
                .when("admin", new RegisterActor(SUBJECT, "Anna", Set.of(), "nergens", DAY))
                .isInvalid("organisation");
        decision()
                .when("admin", new RegisterActor(SUBJECT, "Anna", Set.of(), null, DAY))
                .records(new ActorRegistered(Confidential.of("Anna"), Set.of(), null, DAY));
    }

    @Test
    void every_missing_field_is_named() {
        decision()
                .when("admin", new RegisterActor(SUBJECT, null, null, null, null))
                .isInvalid("name", "roles", "occurredOn");
        decision().when("admin", new ChangeActorRoles(SUBJECT, null, null)).isInvalid("subject", "roles", "occurredOn");
    }

    @Test
    void it_is_registered_once() {
        decision()
                .givenBy("admin", REGISTERED)
                .when("admin", new RegisterActor(SUBJECT, "Bert", Set.of(), null, DAY))
                .isRefused("already-registered");
    }

    @Test
    void its_roles_change_when_they_differ() {
        decision()
                .givenBy("admin", REGISTERED)
                .when("admin", new ChangeActorRoles(SUBJECT, Set.of(Role.REVIEWER), DAY))
                .records(new ActorRolesChanged(Set.of(Role.REVIEWER), DAY));
        decision()
                .givenBy("admin", REGISTERED)
                .when("admin", new ChangeActorRoles(SUBJECT, Set.of(Role.ASSESSOR), DAY))
                .isRefused("nothing-changes");
    }

    private static Decision decision() {
        return new Decision(ActorAggregate.class, "2013-12-31")
                .elsewhere(
                        Subject.organisation("ijsselland"),
                        new OrganisationRegistered("IJsselland", Kind.REGIONAL_FORCE, null, PartialDate.UNKNOWN),
                        new OrganisationEnded(null, new PartialDate("2013-01-01")));
    }
}
