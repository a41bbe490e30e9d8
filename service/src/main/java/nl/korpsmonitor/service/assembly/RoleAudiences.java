package nl.korpsmonitor.service.assembly;

import static nl.korpsmonitor.query.state.Audience.Extent.EVERYTHING;
import static nl.korpsmonitor.query.state.Audience.Extent.NOTHING;
import static nl.korpsmonitor.query.state.Audience.Extent.OWN_SCORECARDS;

import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.InquiryAudience;
import org.jspecify.annotations.Nullable;

/** What each role may see: the tables in docs/access.md, which a test compares with what the service answers. */
final class RoleAudiences {
    private static final Set<String> ACTORS = Set.of("actor");

    private static final String INQUIRY = "inquiry";

    private static final Audience WORKERS = new Audience(EVERYTHING, EVERYTHING, EVERYTHING, false, null, ACTORS);

    private RoleAudiences() {}

    /**
     * What somebody may see who has these roles.
     *
     * @param pseudonym of the account, by which inquiries name him
     * @param organisation code of the only organisation for which he acts; null when he acts for none in particular
     */
    static Audience of(Set<Role> roles, String pseudonym, @Nullable String organisation) {
        return roles.stream().map(role -> of(role, pseudonym, organisation)).reduce(Audience.PUBLIC, Audience::and);
    }

    private static Audience of(Role role, String pseudonym, @Nullable String organisation) {
        return switch (role) {
            // What one force writes in confidence is not for the others; who records for all of them reads none of it.
            case ASSESSOR ->
                organisation == null
                        ? new Audience(EVERYTHING, NOTHING, NOTHING, false, null, Set.of())
                        : own(organisation, Set.of());
            case REVIEWER -> organisation == null ? WORKERS : own(organisation, ACTORS);
            // Directs the follow-up, so that what is asked about it is known; who asks, and drafts, are not.
            case COORDINATOR -> new Audience(EVERYTHING, EVERYTHING, EVERYTHING, false, null, Set.of("actor", INQUIRY));
            case PUBLISHER -> WORKERS;
            // Answers questions from what is public; an edition that is not presented yet is none of it.
            case PARLIAMENTARY_OFFICER ->
                new Audience(NOTHING, EVERYTHING, NOTHING, false, null, Set.of("actor", "hold", INQUIRY))
                        .with(InquiryAudience.OFFICERS);
            case AUDITOR, PRIVACY_OFFICER -> Audience.SUPERVISORS;
            case INQUIRY_RECIPIENT -> Audience.PUBLIC.with(InquiryAudience.recipient(pseudonym));
            case READER, ADMINISTRATOR, SYSTEM -> Audience.PUBLIC;
        };
    }

    private static Audience own(String organisation, Set<String> internal) {
        return new Audience(OWN_SCORECARDS, OWN_SCORECARDS, OWN_SCORECARDS, false, organisation, internal);
    }
}
