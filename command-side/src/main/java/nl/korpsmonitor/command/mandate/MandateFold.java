package nl.korpsmonitor.command.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.Fold;
import nl.korpsmonitor.command.deciding.Occurred;
import nl.korpsmonitor.command.mandate.MandateState.ScopeFrom;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;

/** How a mandate's state follows from its events. */
final class MandateFold implements Fold<MandateState> {
    @Override
    public Class<MandateState> type() {
        return MandateState.class;
    }

    @Override
    public MandateState initial() {
        return MandateState.INITIAL;
    }

    @Override
    public MandateState apply(MandateState state, Occurred occurred) {
        return switch ((MandateEvent) occurred.event()) {
            case MandateGranted granted ->
                new MandateState(
                        granted.holderOrganisation(),
                        granted.holderOffice(),
                        List.of(new ScopeFrom(granted.scope(), granted.validFrom())),
                        granted.validUntil(),
                        null,
                        occurred.fictitious());
            case MandateLimited limited -> limited(state, new ScopeFrom(limited.scope(), limited.from()));
            case MandateRevoked revoked -> revoked(state, revoked.from());
        };
    }

    private static MandateState limited(MandateState state, ScopeFrom bound) {
        return new MandateState(
                state.holderOrganisation(),
                state.holderOffice(),
                Stream.concat(state.scopes().stream(), Stream.of(bound)).toList(),
                state.validUntil(),
                state.revokedFrom(),
                state.fictitious());
    }

    private static MandateState revoked(MandateState state, LocalDate from) {
        return new MandateState(
                state.holderOrganisation(),
                state.holderOffice(),
                state.scopes(),
                state.validUntil(),
                from,
                state.fictitious());
    }
}
