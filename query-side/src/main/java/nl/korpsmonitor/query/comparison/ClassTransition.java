package nl.korpsmonitor.query.comparison;

import java.util.ArrayList;
import java.util.List;
import nl.korpsmonitor.events.values.ScoreClass;

/**
 * One cell of the transition matrix.
 *
 * @param organisations codes of those that went from the one class to the other
 */
public record ClassTransition(ScoreClass from, ScoreClass to, List<String> organisations) {

    /** All nine cells, over the organisations whose class is known in both; none when there is no such organisation. */
    static List<ClassTransition> matrix(List<OrganisationComparison> organisations) {
        List<ClassTransition> cells = new ArrayList<>();
        for (ScoreClass from : ScoreClass.values()) {
            for (ScoreClass to : ScoreClass.values()) {
                cells.add(new ClassTransition(
                        from,
                        to,
                        organisations.stream()
                                .filter(one -> one.classFrom() == from && one.classTo() == to)
                                .map(OrganisationComparison::organisation)
                                .toList()));
            }
        }
        return cells.stream().allMatch(cell -> cell.organisations().isEmpty()) ? List.of() : List.copyOf(cells);
    }
}
