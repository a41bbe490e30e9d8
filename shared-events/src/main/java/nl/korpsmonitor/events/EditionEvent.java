package nl.korpsmonitor.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.events.values.Code;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Text;
import org.jspecify.annotations.Nullable;

/** What happens to an edition; subject {@code edition/<year>}. */
public sealed interface EditionEvent extends DomainEvent {

    /** Where the knowledge about an edition comes from. */
    enum Provenance {
        /** The edition is conducted in this ledger: its scores and its lifecycle are recorded as they happen. */
        CONDUCTED_HERE,
        /** The ledger only notes what published sources say of it; every event names its source. */
        NOTED_FROM_SOURCES
    }

    /** A step in the life of an edition, in the order in which the steps are taken. */
    enum Step {
        /** The edition exists. */
        OPENED,
        /** The framework is fixed; scores can be recorded. */
        FRAMEWORK_FIXED,
        /** All scores are in and confirmed. */
        SCORING_CLOSED,
        /** Adopted; from here on a score changes by rectification only. */
        ADOPTED,
        /** Offered to the minister. */
        OFFERED,
        /** Discussed in a forum; may happen more than once, at any time after adoption. */
        DISCUSSED,
        /** Presented to the House (Tweede Kamer); from here on public. */
        PRESENTED_TO_HOUSE,
        /** Laid for inspection. */
        LAID_FOR_INSPECTION
    }

    /** @param title 1 to 200 characters */
    @EventName("edition-opened")
    record EditionOpened(String title, Provenance provenance, PartialDate occurredOn) implements EditionEvent {
        public EditionOpened {
            Text.require("title", title, 200);
        }
    }

    /** The framework can't change afterwards. */
    @EventName("framework-fixed")
    record FrameworkFixed(Framework framework, @Nullable Document document, PartialDate occurredOn)
            implements EditionEvent {}

    /** No scores are recorded or corrected from here on until adoption. */
    @EventName("scoring-closed")
    record ScoringClosed(PartialDate occurredOn) implements EditionEvent {}

    /** @param adoptedBy organisation code */
    @EventName("edition-adopted")
    record EditionAdopted(String adoptedBy, @Nullable Document document, PartialDate occurredOn)
            implements EditionEvent {
        public EditionAdopted {
            Code.require("adoptedBy", adoptedBy);
        }
    }

    /**
     * @param offeredBy organisation code
     * @param offeredTo organisation code
     */
    @EventName("edition-offered")
    record EditionOffered(
            String offeredBy, String offeredTo, @Nullable Document document, PartialDate occurredOn)
            implements EditionEvent {
        public EditionOffered {
            Code.require("offeredBy", offeredBy);
            Code.require("offeredTo", offeredTo);
        }
    }

    /** @param forum such as 'Taskforce Mensenhandel'; 1 to 300 characters */
    @EventName("edition-discussed")
    record EditionDiscussed(String forum, @Nullable Document document, PartialDate occurredOn) implements EditionEvent {
        public EditionDiscussed {
            Text.require("forum", forum, 300);
        }
    }

    /** @param document the letter with which it was presented */
    @EventName("edition-presented-to-house")
    record EditionPresentedToHouse(Document document, PartialDate occurredOn) implements EditionEvent {}

    /** @param place such as 'Centraal Informatiepunt Tweede Kamer'; 1 to 300 characters */
    @EventName("edition-laid-for-inspection")
    record EditionLaidForInspection(String place, @Nullable Document document, PartialDate occurredOn)
            implements EditionEvent {
        public EditionLaidForInspection {
            Text.require("place", place, 300);
        }
    }

    /**
     * A source says that a step took place. It does not move the lifecycle of an edition that is conducted here.
     *
     * @param step which one
     * @param description what the source says, in our words; 1 to 1,000 characters
     */
    @EventName("edition-step-noted")
    record EditionStepNoted(Step step, String description, Source source, PartialDate occurredOn)
            implements EditionEvent {
        public EditionStepNoted {
            Text.require("description", description, 1_000);
        }
    }

    /**
     * How many organisations got which class, as published. Classes that the source does not count are absent.
     *
     * @param code names these totals within the edition
     * @param scope which organisations are counted; 1 to 300 characters
     * @param counts 0 or more per class
     */
    @EventName("totals-published")
    record TotalsPublished(
            String code, String scope, Map<ScoreClass, Integer> counts, Source source, PartialDate occurredOn)
            implements EditionEvent {
        public TotalsPublished {
            Code.require("code", code);
            Text.require("scope", scope, 300);
            counts = Collections.unmodifiableMap(new TreeMap<>(counts));
            if (counts.isEmpty() || counts.values().stream().anyMatch(n -> n < 0)) {
                throw new IllegalArgumentException("counts: one class at least, each 0 or more");
            }
        }
    }

    /** What a published finding says about the way things went. */
    enum Direction {
        /** Better than before. */
        IMPROVED,
        /** Worse than before. */
        DECLINED,
        /** The same as before. */
        UNCHANGED,
        /** It compares nothing. */
        NOT_COMPARED
    }

    /**
     * A finding as a source publishes it.
     *
     * @param code names the finding within the edition
     * @param statement what it says, in our words; 1 to 4,000 characters
     * @param scope whom it is about; 1 to 300 characters
     * @param organisation the organisation's code when it is about one; else null
     * @param direction compared with the edition before, as far as the source says so
     */
    @EventName("finding-published")
    record FindingPublished(
            String code,
            String statement,
            String scope,
            @Nullable String organisation,
            Direction direction,
            Source source,
            PartialDate occurredOn)
            implements EditionEvent {
        public FindingPublished {
            Code.require("code", code);
            Text.require("statement", statement, Text.MAXIMUM_LENGTH);
            Text.require("scope", scope, 300);
            if (organisation != null) {
                Code.require("organisation", organisation);
            }
        }
    }

    /**
     * Scores of an earlier edition, on another scale, can be compared with this one's as
     * {@code factor x score + offset}. Without this, different scales are incomparable.
     *
     * @param fromEdition the earlier year
     * @param factor not 0
     * @param justification 1 to 4,000 characters; public, so it must not name persons
     */
    @EventName("scale-mapping-fixed")
    record ScaleMappingFixed(
            int fromEdition,
            Decimal factor,
            Decimal offset,
            String justification,
            @Nullable Document document,
            PartialDate occurredOn)
            implements EditionEvent {
        public ScaleMappingFixed {
            Text.require("justification", justification, Text.MAXIMUM_LENGTH);
            if (factor.equals(Decimal.ZERO)) {
                throw new IllegalArgumentException("factor: not 0");
            }
        }
    }
}
