package nl.korpsmonitor.query.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
    private boolean fictitious;
    private final List<MandateLimited> limits = new ArrayList<>();
    private @Nullable LocalDate revokedFrom;

    /** A decision that falls under it, or not. */
    record Decision(DecisionMaker by, LocalDate day, int edition, Addressee addressee) {}

    /** @param invented whether the event belongs to invented data */
    void see(MandateEvent event, boolean invented) {
        switch (event) {
            case MandateGranted grant -> {
                granted = grant;
                fictitious = invented;
            }
            case MandateLimited limit -> limits.add(limit);
            case MandateRevoked revoked ->
                revokedFrom =
                        revokedFrom == null || revoked.from().isBefore(revokedFrom) ? revoked.from() : revokedFrom;
        }
    }

    /** Whether it was granted as invented data. */
    boolean isFictitious() {
        return fictitious;
    }

    /** Why the event does not follow on those before it, in short; null when it does. */
    @Nullable
    String fault(MandateEvent event) {
        return switch (event) {
            case MandateGranted ignored -> granted == null ? null : "granted twice";
            case MandateLimited limit ->
                isInForce(limit.from())
                        ? narrows(limit) ? null : "not narrower on " + limit.from()
                        : "not in force " + limit.from();
            case MandateRevoked revoked ->
                revokedFrom != null
                        ? "revoked twice"
                        : isInForce(revoked.from()) ? null : "not in force " + revoked.from();
        };
    }

    private boolean isInForce(LocalDate day) {
        return granted != null
                && !day.isBefore(granted.validFrom())
                && (granted.validUntil() == null || !day.isAfter(granted.validUntil()))
                && (revokedFrom == null || day.isBefore(revokedFrom));
    }

    /** Whether it allows nothing that is not allowed on its first day already, and something less. */
    private boolean narrows(MandateLimited limit) {
        Stream<MandateScope> earlier = limits.stream()
                .filter(other -> !other.from().isAfter(limit.from()))
                .map(MandateLimited::scope);
        return Stream.concat(Stream.ofNullable(granted).map(MandateGranted::scope), earlier)
                .allMatch(wider -> !wider.equals(limit.scope())
                        && wider.addressees().containsAll(limit.scope().addressees())
                        && isPart(limit.scope().editions(), wider.editions())
                        && isPart(limit.scope().organisations(), wider.organisations()));
    }

    /** Of editions, or of organisations; none stands for all. */
    private static boolean isPart(Set<?> some, Set<?> all) {
        return all.isEmpty() || (!some.isEmpty() && all.containsAll(some));
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
