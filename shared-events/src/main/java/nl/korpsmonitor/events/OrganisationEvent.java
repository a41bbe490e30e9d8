package nl.korpsmonitor.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** What happens to an organisation; subject {@code organisation/<code>}. Codes are stable, names are labels. */
public sealed interface OrganisationEvent extends DomainEvent {

    /** What sort of organisation it is. */
    enum Kind {
        /** Regional police force (korps), before 2013. */
        REGIONAL_FORCE,
        /** National police services force (KLPD), before 2013. */
        NATIONAL_FORCE,
        /** Unit (eenheid) of the Nationale Politie, since 2013. */
        UNIT,
        /** Koninklijke Marechaussee. */
        MILITARY_POLICE,
        /** The Nationale Politie as a whole. */
        NATIONAL_POLICE,
        /** Municipality, RIEC, OM, CoMensha, … */
        CHAIN_PARTNER,
        /** Expertise centre, taskforce or other body that directs or advises. */
        EXPERTISE_BODY,
        /** Minister or ministry. */
        MINISTRY,
        /** The House or one of its services. */
        PARLIAMENT
    }

    /**
     * It exists since {@code occurredOn}; with an unknown date it counts as existing from always.
     *
     * @param name 1 to 200 characters
     */
    @EventName("organisation-registered")
    record OrganisationRegistered(
            String name, Kind kind, @Nullable Source source, PartialDate occurredOn) implements OrganisationEvent {
        public OrganisationRegistered {
            Text.require("name", name, 200);
        }
    }

    /** @param name 1 to 200 characters */
    @EventName("organisation-renamed")
    record OrganisationRenamed(String name, @Nullable Source source, PartialDate occurredOn)
            implements OrganisationEvent {
        public OrganisationRenamed {
            Text.require("name", name, 200);
        }
    }

    /**
     * An organisation that takes over.
     *
     * @param organisation code
     * @param share the part of the predecessor that goes to it, above 0 and at most 1; null when not laid down
     */
    record Successor(String organisation, @Nullable Decimal share) {
        public Successor {
            Code.require("organisation", organisation);
            if (share != null && (share.compareTo(Decimal.ZERO) <= 0 || share.compareTo(Decimal.of("1")) > 0)) {
                throw new IllegalArgumentException("share: above 0, at most 1");
            }
        }
    }

    /**
     * It ended, and others took over, from {@code occurredOn}, a known day.
     *
     * @param successors 1 to 20, each once
     * @param weightInSuccessor this organisation's weight among those that a successor replaces, above 0; null when
     *     not laid down: then no score of the successor is computed from its predecessors'
     * @param inferred whether no source states the succession, and it was concluded
     */
    @EventName("organisation-succeeded")
    record OrganisationSucceeded(
            List<Successor> successors,
            @Nullable Decimal weightInSuccessor,
            boolean inferred,
            @Nullable Source source,
            PartialDate occurredOn)
            implements OrganisationEvent {
        public OrganisationSucceeded {
            successors = List.copyOf(successors);
            Set<String> codes = new HashSet<>();
            if (successors.isEmpty() || successors.size() > 20) {
                throw new IllegalArgumentException("successors: 1 to 20");
            }
            for (Successor successor : successors) {
                if (!codes.add(successor.organisation())) {
                    throw new IllegalArgumentException("successors: " + successor.organisation() + " is listed twice");
                }
            }
            if (weightInSuccessor != null && weightInSuccessor.compareTo(Decimal.ZERO) <= 0) {
                throw new IllegalArgumentException("weightInSuccessor: above 0");
            }
            if (!occurredOn.isDay()) {
                throw new IllegalArgumentException("occurredOn: a succession needs its day");
            }
        }
    }

    /** It ended without a successor, from {@code occurredOn}, a known day. */
    @EventName("organisation-ended")
    record OrganisationEnded(@Nullable Source source, PartialDate occurredOn) implements OrganisationEvent {
        public OrganisationEnded {
            if (!occurredOn.isDay()) {
                throw new IllegalArgumentException("occurredOn: an end needs its day");
            }
        }
    }
}
