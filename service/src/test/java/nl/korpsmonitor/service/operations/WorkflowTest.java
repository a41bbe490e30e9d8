package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The workflow runs what .ci/run says, on both versions of Java, and nothing that somebody could exchange under it. */
class WorkflowTest {
    private final Map<String, Object> workflow = ProjectFiles.yaml(".github/workflows/ci.yml");
    private final Map<String, Object> jobs = ProjectFiles.map(workflow.get("jobs"));

    @Test
    void everything_runs_on_the_oldest_and_the_newest_java() {
        Map<String, Object> strategy =
                ProjectFiles.map(ProjectFiles.map(jobs.get("all")).get("strategy"));
        assertThat(ProjectFiles.list(ProjectFiles.map(strategy.get("matrix")).get("java")))
                .containsExactly("21", "25");
        assertThat(ProjectFiles.list(ProjectFiles.map(jobs.get("all")).get("steps")))
                .anySatisfy(step -> assertThat(ProjectFiles.map(step)).containsEntry("run", ".ci/run"));
    }

    @Test
    void the_suites_of_mongodb_get_a_real_server() {
        assertThat(ProjectFiles.list(ProjectFiles.map(jobs.get("mongodb")).get("steps")))
                .anySatisfy(step -> assertThat(
                                ProjectFiles.map(ProjectFiles.map(step).get("env")))
                        .containsKey("MONGODB_URI"));
    }

    @Test
    void actions_are_named_by_commit_and_may_only_read() {
        List<String> uses = new ArrayList<>();
        jobs.values()
                .forEach(job -> ProjectFiles.list(ProjectFiles.map(job).get("steps"))
                        .forEach(step ->
                                uses.add(String.valueOf(ProjectFiles.map(step).getOrDefault("uses", "")))));
        uses.removeIf(String::isEmpty);
        assertThat(uses).hasSizeGreaterThan(2).allMatch(action -> action.matches("[\\w/-]+@[0-9a-f]{40}"));
        assertThat(ProjectFiles.map(workflow.get("permissions"))).isEqualTo(Map.of("contents", "read"));
        jobs.forEach((name, job) -> assertThat(ProjectFiles.map(job)).as(name).containsKey("timeout-minutes"));
    }
}
