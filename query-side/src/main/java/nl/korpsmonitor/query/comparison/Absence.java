package nl.korpsmonitor.query.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;

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
        return NotComparable.of(
                Reason.NO_SCORECARD, year, code, "Nothing is recorded of " + name + " in edition " + year + ".");
    }

    private static NotComparable gone(Organisations organisations, OrganisationFacts organisation, int year) {
        String since = Objects.requireNonNull(organisation.firstDayWithout()).toString();
        if (organisation.succeeded() == null) {
            return NotComparable.of(
                    Reason.ENDED,
                    year,
                    organisation.code(),
                    organisation.name() + " ended on " + since + " without a successor, before edition " + year + ".");
        }
        String successors = organisation.succeeded().successors().stream()
                .map(successor -> organisations.name(successor.organisation()))
                .collect(Collectors.joining(", "));
        String weight = organisation.succeeded().weightInSuccessor() == null
                ? "no weight in the successor is laid down."
                : "its weight in the successor is " + organisation.succeeded().weightInSuccessor() + ".";
        return NotComparable.of(
                Reason.SUCCEEDED,
                year,
                organisation.code(),
                organisation.name() + " was succeeded by " + successors + " on " + since + "; " + weight);
    }

    private static NotComparable notYet(Organisations organisations, OrganisationFacts organisation, int year) {
        List<OrganisationFacts> predecessors = organisations.predecessorsOf(organisation.code());
        String existence = organisation.name() + " did not exist in " + year;
        if (predecessors.isEmpty()) {
            return NotComparable.of(Reason.DID_NOT_EXIST, year, organisation.code(), existence + ".");
        }
        return NotComparable.of(
                Reason.UNIT_NOT_SPLIT,
                year,
                organisation.code(),
                existence + "; it succeeded " + names(predecessors) + ", over which its results can't be split back.");
    }

    static String names(List<OrganisationFacts> organisations) {
        return organisations.stream().map(OrganisationFacts::name).collect(Collectors.joining(", "));
    }
}
