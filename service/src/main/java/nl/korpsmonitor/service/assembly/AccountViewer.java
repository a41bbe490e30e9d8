package nl.korpsmonitor.service.assembly;

import java.util.EnumSet;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.query.state.Viewer;

/** Lets the account of the present login see what its roles need. */
final class AccountViewer implements Viewer {
    /** Those who work on editions before they are public, or check them. */
    private static final Set<Role> UNPUBLISHED = EnumSet.of(
            Role.ASSESSOR,
            Role.REVIEWER,
            Role.COORDINATOR,
            Role.PUBLISHER,
            Role.PARLIAMENTARY_OFFICER,
            Role.AUDITOR,
            Role.PRIVACY_OFFICER);

    /** Without assessors: what one force writes in confidence is not for the others. */
    private static final Set<Role> CONFIDENTIAL = EnumSet.of(
            Role.REVIEWER,
            Role.COORDINATOR,
            Role.PUBLISHER,
            Role.PARLIAMENTARY_OFFICER,
            Role.AUDITOR,
            Role.PRIVACY_OFFICER);

    private static final Set<Role> WITHHELD = EnumSet.of(Role.AUDITOR, Role.PRIVACY_OFFICER);

    @Override
    public boolean mayReadUnpublished() {
        return hasOneOf(UNPUBLISHED);
    }

    @Override
    public boolean mayOpenConfidential() {
        return SignedIn.mayOpenConfidential() && hasOneOf(CONFIDENTIAL);
    }

    @Override
    public boolean mayOpenWithheld() {
        return SignedIn.mayOpenConfidential() && hasOneOf(WITHHELD);
    }

    private static boolean hasOneOf(Set<Role> roles) {
        return SignedIn.account()
                .filter(account -> account.roles().stream().anyMatch(roles::contains))
                .isPresent();
    }
}
