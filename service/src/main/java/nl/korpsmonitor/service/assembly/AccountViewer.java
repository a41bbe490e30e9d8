package nl.korpsmonitor.service.assembly;

import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Viewer;

/** Lets the account of the present login see what its roles need, as far as it may with that login. */
final class AccountViewer implements Viewer {
    @Override
    public Audience audience() {
        Audience ofRoles = SignedIn.account()
                .map(account -> RoleAudiences.of(account.roles(), account.pseudonym(), account.organisation()))
                .orElse(Audience.PUBLIC);
        return SignedIn.mayOpenConfidential() ? ofRoles : ofRoles.closed();
    }
}
