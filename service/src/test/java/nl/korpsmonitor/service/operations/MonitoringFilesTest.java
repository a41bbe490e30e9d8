package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and dashboards ask for what the service really serves. */
class MonitoringFilesTest {
    private static final String ALERTS = "ops/prometheus/alerts.yml";
    private static final Path DASHBOARDS = ProjectFiles.path("ops/grafana/dashboards");

    /** Prometheus' own, and those of witnesses, which are served once a policy names some: LedgerMetricsTest shows them. */
    private static final Set<String> ELSEWHERE =
            Set.of("up", "ALERTS", "korpsmonitor_witness_up", "korpsmonitor_witness_cosigned_size");

    private static final Map<String, Integer> healthStatus = new TreeMap<>();
    private static String scrape = "";

    @BeforeAll
    static void scrape(@TempDir Path directory) {
        Fixture.addAccounts(directory);
        try (RunningService service = RunningService.start(directory)) {
            Fixture.openEdition(service);
            scrape = service.get("/metrics").body();
            healthPaths(ProjectFiles.text("ops/proxy/Caddyfile"))
                    .forEach(path -> healthStatus.put(path, service.get(path).statusCode()));
        }
    }

    @AfterAll
    static void forget() {
        scrape = "";
        healthStatus.clear();
    }

    @Test
    void the_proxy_asks_whether_a_node_answers_and_apart_from_that_whether_it_records() {
        assertThat(healthStatus)
                .containsExactlyInAnyOrderEntriesOf(Map.of("/health/ready", 200, "/health/ready/writes", 200));
    }

    private static List<String> healthPaths(String caddyfile) {
        return Pattern.compile("health_uri (\\S+)")
                .matcher(caddyfile)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void every_alert_is_well_formed_and_says_what_to_do() {
        List<Map<String, Object>> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(10);
        assertThat(alerts).extracting(alert -> alert.get("alert")).doesNotHaveDuplicates();
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.keySet()).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(PromQl.isBalanced(expression(alert)))
                    .as(expression(alert))
                    .isTrue();
            assertThat(String.valueOf(alert.getOrDefault("for", "1m"))).matches("\\d+[smh]");
            assertThat(ProjectFiles.map(alert.get("labels")).get("severity")).isIn("page", "ticket");
            assertThat(ProjectFiles.map(alert.get("annotations"))).containsOnlyKeys("summary", "action");
        });
    }

    @Test
    void alerts_ask_for_metrics_that_are_served() {
        assertThat(alerts()).allSatisfy(alert -> assertServed(expression(alert)));
    }

    @Test
    void dashboards_ask_for_metrics_that_are_served() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(DASHBOARDS)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            List<JsonNode> expressions = JsonMapper.shared().readTree(file).findValues("expr");
            assertThat(expressions).as(file.toString()).hasSizeGreaterThan(3);
            expressions.forEach(expression -> assertServed(expression.asString().replace("$__rate_interval", "5m")));
        }
    }

    @Test
    void what_is_asked_of_the_database_is_collected() {
        Object exporter = ProjectFiles.map(ProjectFiles.yaml("compose.yaml").get("services"))
                .get("mongodb-exporter");
        List<Object> command = ProjectFiles.list(ProjectFiles.map(exporter).get("command"));
        String alerts = ProjectFiles.text(ALERTS);
        ExporterMetrics.ALL.forEach((name, origin) -> {
            assertThat(alerts).as("an alert asks for it").contains(name);
            assertThat(origin.source()).as(name).startsWith("exporter/");
            assertThat(origin.option().isEmpty() || command.contains(origin.option()))
                    .as(name + " needs " + origin.option())
                    .isTrue();
        });
    }

    private static void assertServed(String expression) {
        assertThat(PromQl.isBalanced(expression)).as(expression).isTrue();
        Set<String> unknown = new TreeSet<>(PromQl.metrics(expression));
        assertThat(unknown).as(expression).isNotEmpty();
        unknown.removeIf(name -> ELSEWHERE.contains(name)
                || ExporterMetrics.ALL.containsKey(name)
                || scrape.lines().anyMatch(line -> line.startsWith(name + " ") || line.startsWith(name + "{")));
        assertThat(unknown).as("not served, but asked for by " + expression).isEmpty();
    }

    private static List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (Object group : ProjectFiles.list(ProjectFiles.yaml(ALERTS).get("groups"))) {
            ProjectFiles.list(ProjectFiles.map(group).get("rules")).forEach(rule -> alerts.add(ProjectFiles.map(rule)));
        }
        return alerts;
    }

    private static String expression(Map<String, Object> alert) {
        return String.valueOf(alert.get("expr"));
    }
}
