package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.MandateScope;
import org.jspecify.annotations.Nullable;

/** A mandate as its events so far have it. */
final class Mandate {
    private @Nullable MandateGranted granted;
    private final List<MandateLimited> limits = new ArrayList<>();
    private @Nullable LocalDate revokedFrom;

    /** A decision that falls under it, or not. */
    record Decision(DecisionMaker by, LocalDate day, int edition, Addressee addressee) {}

    void see(MandateEvent event) {
        switch (event) {
            case MandateGranted grant -> granted = grant;
            case MandateLimited limit -> limits.add(limit);
            case MandateRevoked revoked ->
                revokedFrom =
                        revokedFrom == null || revoked.from().isBefore(revokedFrom) ? revoked.from() : revokedFrom;
        }
    }

    /** Why the decision does not fall under it, in short; null when it does. */
    @Nullable
    String fault(Decision decision) {
        if (granted == null) {
            return "not granted";
        }
        if (!granted.holderOrganisation().equals(decision.by().organisation())
                || !granted.holderOffice().equals(decision.by().office())) {
            return "held by " + granted.holderOrganisation() + ", " + granted.holderOffice();
        }
        LocalDate day = decision.day();
        LocalDate last = granted.validUntil();
        if (day.isBefore(granted.validFrom()) || (last != null && day.isAfter(last))) {
            return "in force " + granted.validFrom() + " – " + (last == null ? "…" : last) + ", not " + day;
        }
        if (revokedFrom != null && !day.isBefore(revokedFrom)) {
            return "revoked from " + revokedFrom + ", not in force " + day;
        }
        boolean limited =
                limits.stream().anyMatch(limit -> !limit.from().isAfter(day) && !allows(limit.scope(), decision));
        return limited || !allows(granted.scope(), decision) ? "out of its scope on " + day : null;
    }

    private static boolean allows(MandateScope scope, Decision decision) {
        String organisation = decision.addressee().organisation();
        boolean edition = scope.editions().isEmpty() || scope.editions().contains(decision.edition());
        boolean addressed = scope.organisations().isEmpty()
                || (organisation != null && scope.organisations().contains(organisation));
        return edition
                && addressed
                && scope.addressees().contains(decision.addressee().kind());
    }
}
