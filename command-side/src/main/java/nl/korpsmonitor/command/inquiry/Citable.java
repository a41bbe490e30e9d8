package nl.korpsmonitor.command.inquiry;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.Faults;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.deciding.References;
import nl.korpsmonitor.command.document.DocumentState;
import nl.korpsmonitor.command.edition.state.EditionState;
import nl.korpsmonitor.command.inquiry.EvidenceInput.ComparisonInput;
import nl.korpsmonitor.command.inquiry.EvidenceInput.StateInput;
import nl.korpsmonitor.events.DocumentEvent;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.EditionEvent.ScaleMappingFixed;
import nl.korpsmonitor.events.EditionEvent.Step;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationSuperseded;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.ScorecardEvent.RectificationDropped;
import nl.korpsmonitor.events.ScorecardEvent.RectificationProposed;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Evidence.Basis;
import nl.korpsmonitor.events.values.Evidence.CitedComparison;
import nl.korpsmonitor.events.values.Evidence.CitedState;
import nl.korpsmonitor.events.values.Evidence.Units;
import nl.korpsmonitor.events.values.Evidence.Weights;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may be cited: what exists and is public. Who cites sees nothing else, and the answer goes to people who see nothing else; of what is not public the
 * refusal tells no more than of what is not there. Used for one decision.
 */
final class Citable {
    private static final String EVIDENCE = "evidence";

    private final Faults faults;
    private final References references;
    private final boolean fictitious;
    private final Map<Integer, Boolean> publicEditions = new HashMap<>();

    /** @param fictitious whether the inquiry is invented data; only then what it cites may be so too */
    Citable(Faults faults, References references, boolean fictitious) {
        this.faults = faults;
        this.references = references;
        this.fictitious = fictitious;
    }

    /** The evidence; null when there is a fault. */
    @Nullable
    Evidence checked(@Nullable EvidenceInput input) {
        if (input == null) {
            faults.required(EVIDENCE, input);
            return null;
        }
        if (Stream.of(input.event(), input.state(), input.comparison())
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            faults.add(EVIDENCE, "name exactly one of event, state, comparison");
            return null;
        }
        if (input.state() != null) {
            CitedState state = state(input.state());
            return state == null ? null : new Evidence(null, state, null);
        }
        if (input.comparison() != null) {
            CitedComparison comparison = comparison(input.comparison());
            return comparison == null ? null : new Evidence(null, null, comparison);
        }
        return event(input.event());
    }

    private @Nullable Evidence event(@Nullable Long position) {
        Optional<RecordedEvent> event =
                position == null || position < 0 ? Optional.empty() : references.event(position);
        if (event.filter(this::isPublic).isEmpty()) {
            faults.add("evidence.event", "there is no public event at this position");
            return null;
        }
        requireReal("evidence.event", event.get());
        return new Evidence(position, null, null);
    }

    private @Nullable CitedState state(StateInput input) {
        @Nullable Subject subject = faults.required("evidence.state.subject", input.subject());
        @Nullable Long knownAt = KnownAt.position("evidence.state.knownAt", input.knownAt(), faults, references);
        notInTheFuture("evidence.state.reconstructedAsOf", input.reconstructedAsOf());
        if (subject == null || knownAt == null) {
            return null;
        }
        Optional<RecordedEvent> first = isPublic(subject) ? references.first(subject) : Optional.<RecordedEvent>empty();
        if (first.filter(event -> event.position() <= knownAt).isEmpty()) {
            faults.add("evidence.state.subject", "nothing public was known of it at that position");
            return null;
        }
        requireReal("evidence.state.subject", first.get());
        faults.check(
                input.inForceOn() == null || input.reconstructedAsOf() == null,
                "evidence.state.inForceOn",
                "a reconstruction tells what was known by its day, not what was in force; leave one of the two out");
        return new CitedState(subject, knownAt, input.inForceOn(), input.reconstructedAsOf());
    }

    private @Nullable CitedComparison comparison(ComparisonInput input) {
        @Nullable Long knownAt = KnownAt.position("evidence.comparison.knownAt", input.knownAt(), faults, references);
        @Nullable Integer from = edition("evidence.comparison.from", input.from(), knownAt);
        @Nullable Integer to = edition("evidence.comparison.to", input.to(), knownAt);
        Basis basis = Objects.requireNonNullElse(input.basis(), Basis.AS_PUBLISHED);
        Weights weights = Objects.requireNonNullElse(input.weights(), Weights.EACH);
        faults.check(from == null || !from.equals(to), "evidence.comparison.to", "name two different editions");
        faults.check(
                basis == Basis.LIKE_FOR_LIKE || weights == Weights.EACH,
                "evidence.comparison.weights",
                "as published, each edition keeps its own; choose the basis LIKE_FOR_LIKE, or EACH");
        return knownAt == null || from == null || to == null || !faults.none()
                ? null
                : new CitedComparison(
                        from,
                        to,
                        basis,
                        Objects.requireNonNullElse(input.units(), Units.FORMER),
                        weights,
                        knownAt,
                        input.inForceOn());
    }

    private @Nullable Integer edition(String field, @Nullable Integer year, @Nullable Long knownAt) {
        if (year == null) {
            return faults.required(field, year);
        }
        boolean found = year >= 1_000 && year <= 9_999 && isPublic(Subject.edition(year));
        Optional<RecordedEvent> first =
                found ? references.first(Subject.edition(year)) : Optional.<RecordedEvent>empty();
        if (first.filter(event -> knownAt == null || event.position() <= knownAt)
                .isEmpty()) {
            faults.add(field, "no public edition of this year was known at that position");
            return null;
        }
        requireReal(field, first.get());
        return year;
    }

    private void notInTheFuture(String field, java.time.@Nullable LocalDate day) {
        faults.check(day == null || !day.isAfter(references.today()), field, "lies in the future");
    }

    private void requireReal(String field, RecordedEvent event) {
        faults.check(fictitious || !event.fictitious(), field, "is fictitious, and this inquiry is not");
    }

    /** Whether everybody may see an event today; judged as the read side does. */
    boolean isPublic(RecordedEvent event) {
        return isPublic(event.subject())
                && switch (event.event()) {
                    case RectificationProposed ignored -> false;
                    case RectificationDropped ignored -> false;
                    case RecommendationSuperseded superseded -> isPublic(superseded.supersededBy());
                    case ScaleMappingFixed mapping -> isPublic(Subject.edition(mapping.fromEdition()));
                    case DocumentEvent document -> isPublicOf(document.edition());
                    default -> true;
                };
    }

    private boolean isPublic(Subject subject) {
        return switch (subject.type()) {
            case "organisation", "mandate" -> true;
            case "document" ->
                isPublicOf(references.state(subject, DocumentState.FOLD).edition());
            case "edition", "scorecard", "recommendation" -> {
                Integer year = subject.editionYear();
                yield year != null && isPublicEdition(year);
            }
            default -> false;
        };
    }

    /** @param edition whose working paper it is; null when it is nobody's */
    private boolean isPublicOf(@Nullable Integer edition) {
        return edition == null || isPublic(Subject.edition(edition));
    }

    private boolean isPublicEdition(int year) {
        return publicEditions.computeIfAbsent(
                year, each -> isPublic(references.state(Subject.edition(each), EditionState.FOLD)));
    }

    private static boolean isPublic(EditionState edition) {
        return edition.provenance() == Provenance.NOTED_FROM_SOURCES || edition.took(Step.PRESENTED_TO_HOUSE);
    }
}
