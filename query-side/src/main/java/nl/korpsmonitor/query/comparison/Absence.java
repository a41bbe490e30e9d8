package nl.korpsmonitor.query.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.Decimal;

/** Why an organisation has no scorecard in an edition. */
final class Absence {
    private Absence() {}

    static NotComparable explain(Organisations organisations, String code, int year) {
        String name = organisations.name(code);
        Optional<OrganisationFacts> known = organisations.find(code);
        if (known.isPresent() && !known.get().existedIn(year)) {
            return known.get().wasGoneBefore(year)
                    ? gone(organisations, known.get(), year)
                    : notYet(organisations, known.get(), year);
        }
        return NotComparable.of(Sentence.NO_SCORECARD, year, code, name, year);
    }

    private static NotComparable gone(Organisations organisations, OrganisationFacts organisation, int year) {
        String since = Objects.requireNonNull(organisation.firstDayWithout()).toString();
        if (organisation.succeeded() == null) {
            return NotComparable.of(Sentence.ENDED, year, organisation.code(), organisation.name(), since, year);
        }
        String successors = organisation.succeeded().successors().stream()
                .map(successor -> organisations.name(successor.organisation()))
                .collect(Collectors.joining(", "));
        Decimal weight = organisation.succeeded().weightInSuccessor();
        return weight == null
                ? NotComparable.of(
                        Sentence.SUCCEEDED_WITHOUT_WEIGHT,
                        year,
                        organisation.code(),
                        organisation.name(),
                        successors,
                        since)
                : NotComparable.of(
                        Sentence.SUCCEEDED, year, organisation.code(), organisation.name(), successors, since, weight);
    }

    private static NotComparable notYet(Organisations organisations, OrganisationFacts organisation, int year) {
        List<OrganisationFacts> predecessors = organisations.predecessorsOf(organisation.code());
        return predecessors.isEmpty()
                ? NotComparable.of(Sentence.DID_NOT_EXIST, year, organisation.code(), organisation.name(), year)
                : NotComparable.of(
                        Sentence.UNIT_NOT_SPLIT,
                        year,
                        organisation.code(),
                        organisation.name(),
                        year,
                        names(predecessors));
    }

    static String names(List<OrganisationFacts> organisations) {
        return organisations.stream().map(OrganisationFacts::name).collect(Collectors.joining(", "));
    }
}
