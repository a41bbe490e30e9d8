package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.korpsmonitor.events.values.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** compose.yaml names nothing that is not there, and starts nothing that could do more than it must. No Docker is needed. */
class ComposeFileTest {
    private static final String EXPORTER = "mongodb-exporter";

    /** The ledger, its read models, and the key store twice: for keys and for accounts. */
    private static final int POOLS_OF_A_NODE = 4;

    private final Map<String, Object> file = ProjectFiles.yaml("compose.yaml");
    private final Map<String, Object> services = ProjectFiles.map(file.get("services"));

    @Test
    void what_a_service_waits_for_mounts_and_joins_is_there() {
        services.forEach((name, value) -> {
            Map<String, Object> service = ProjectFiles.map(value);
            assertThat(services.keySet())
                    .as(name)
                    .containsAll(ProjectFiles.map(service.get("depends_on")).keySet());
            assertThat(ProjectFiles.map(file.get("networks")).keySet())
                    .as(name)
                    .containsAll(texts(service, "networks"));
            assertThat(ProjectFiles.map(file.get("secrets")).keySet()).as(name).containsAll(texts(service, "secrets"));
            for (String mount : texts(service, "volumes")) {
                String source = mount.split(":", -1)[0];
                if (source.startsWith("./")) {
                    assertThat(ProjectFiles.path(source)).as(name).exists();
                    assertThat(mount).as("the project's files are read only").endsWith(":ro");
                } else {
                    assertThat(ProjectFiles.map(file.get("volumes"))).as(name).containsKey(source);
                }
            }
        });
    }

    @Test
    void every_service_is_hardened_limited_and_watched() {
        assertThat(services).hasSizeGreaterThan(8);
        services.forEach((name, value) -> {
            Map<String, Object> service = ProjectFiles.map(value);
            assertThat(service).as(name).containsEntry("read_only", true).containsKey("restart");
            assertThat(texts(service, "cap_drop")).as(name).containsExactly("ALL");
            assertThat(texts(service, "security_opt")).as(name).contains("no-new-privileges:true");
            Map<String, Object> deploy = ProjectFiles.map(service.get("deploy"));
            Map<String, Object> limits =
                    ProjectFiles.map(ProjectFiles.map(deploy.get("resources")).get("limits"));
            assertThat(limits).as(name).containsKeys("cpus", "memory", "pids");
            assertThat(service)
                    .as(name + ": Compose refuses a second limit of the same thing")
                    .doesNotContainKeys("pids_limit", "mem_limit", "cpus");
            texts(service, "ports").forEach(port -> assertThat(port).as(name).startsWith("127.0.0.1:"));
            boolean ends = name.equals("mongodb-set-up") || name.equals("ledger-2-keys");
            boolean optional = service.containsKey("profiles");
            boolean onlyScraped = name.equals(EXPORTER);
            assertThat(ends || optional || onlyScraped || service.containsKey("healthcheck"))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void no_secret_is_in_the_repository() {
        ProjectFiles.map(file.get("secrets")).forEach((name, value) -> {
            String source = String.valueOf(ProjectFiles.map(value).get("file"));
            assertThat(source).isEqualTo("./secrets/" + name);
            assertThat(ProjectFiles.text("ops/make-secrets")).contains("write " + name + " ");
        });
        assertThat(ProjectFiles.text(".gitignore").lines()).contains("/secrets/");
        assertThat(ProjectFiles.text(".dockerignore").lines())
                .first()
                .asString()
                .startsWith("#");
        assertThat(ProjectFiles.text(".dockerignore").lines()).contains("*").doesNotContain("!secrets");
        assertThat(file.toString()).doesNotContainPattern("(?i)password[=:] *[a-z0-9]{8}");
    }

    @Test
    void prometheus_asks_every_node_for_the_path_that_the_service_serves() {
        Map<String, Object> prometheus = ProjectFiles.yaml("ops/prometheus/prometheus.yml");
        Map<String, Object> job = ProjectFiles.map(
                ProjectFiles.list(prometheus.get("scrape_configs")).getFirst());
        assertThat(job).containsEntry("job_name", "korpsmonitor").containsEntry("metrics_path", "/metrics");
        List<String> targets = texts(
                ProjectFiles.map(ProjectFiles.list(job.get("static_configs")).getFirst()), "targets");
        List<String> nodes = services.keySet().stream()
                .filter(name -> name.matches("ledger-\\d"))
                .toList();
        assertThat(targets).isEqualTo(nodes.stream().map(node -> node + ":8080").toList());
        assertThat(ProjectFiles.text("ops/proxy/Caddyfile")).contains(targets);
        assertThat(ProjectFiles.text("Dockerfile")).contains("EXPOSE 8080");
        ProjectFiles.list(prometheus.get("rule_files"))
                .forEach(rules ->
                        assertThat(ProjectFiles.path("ops/prometheus/" + rules)).exists());
    }

    @Test
    void prometheus_alone_comes_to_the_nodes_from_the_network_that_may_read_the_figures() {
        Map<String, Object> networks = ProjectFiles.map(file.get("networks"));
        Object addresses = ProjectFiles.map(
                        ProjectFiles.map(networks.get("figures")).get("ipam"))
                .get("config");
        String subnet = String.valueOf(
                ProjectFiles.map(ProjectFiles.list(addresses).getFirst()).get("subnet"));
        services.forEach((name, value) -> {
            Map<String, Object> service = ProjectFiles.map(value);
            boolean node = name.matches("ledger-\\d");
            if (node) {
                assertThat(ProjectFiles.map(service.get("environment")))
                        .containsEntry("KORPSMONITOR_METRICS_NETWORKS", subnet);
            }
            if (service.containsKey("networks")) {
                assertThat(texts(service, "networks").contains("figures"))
                        .as(name)
                        .isEqualTo(node || name.equals("prometheus") || name.equals(EXPORTER));
            }
        });
        // By one way only, so that the address from which it comes is sure.
        Map<String, Object> prometheus = ProjectFiles.map(services.get("prometheus"));
        assertThat(texts(prometheus, "networks")).doesNotContain("service", "store");
    }

    @Test
    void prometheus_asks_every_member_of_the_database_through_the_exporter() {
        Map<String, Object> prometheus = ProjectFiles.yaml("ops/prometheus/prometheus.yml");
        Map<String, Object> job = ProjectFiles.map(
                ProjectFiles.list(prometheus.get("scrape_configs")).get(1));
        assertThat(job).containsEntry("job_name", "mongodb").containsEntry("metrics_path", "/scrape");
        assertThat(texts(
                        ProjectFiles.map(
                                ProjectFiles.list(job.get("static_configs")).getFirst()),
                        "targets"))
                .isEqualTo(members());
        assertThat(job.get("relabel_configs")).asString().contains("__param_target", EXPORTER + ":9216");
        Map<String, Object> exporter = ProjectFiles.map(services.get(EXPORTER));
        assertThat(texts(exporter, "command"))
                .contains("--mongodb.uri="
                        + String.join(
                                ",",
                                members().stream()
                                        .map(member -> "mongodb://" + member)
                                        .toList()));
        assertThat(texts(exporter, "networks"))
                .containsAll(texts(ProjectFiles.map(services.get("mongodb-1")), "networks"))
                .containsAnyElementsOf(texts(ProjectFiles.map(services.get("prometheus")), "networks"));
    }

    @Test
    void what_watches_the_database_is_a_user_of_its_own_whose_password_is_no_argument() {
        Map<String, Object> exporter = ProjectFiles.map(services.get(EXPORTER));
        assertThat(texts(exporter, "env_file")).containsExactly("./secrets/mongodb-exporter.env");
        assertThat(ProjectFiles.text("ops/make-secrets"))
                .contains("write mongodb-exporter.env \"MONGODB_USER=monitor\nMONGODB_PASSWORD=$monitor\n")
                .contains("write mongodb-monitor-password \"$monitor\"");
        assertThat(ProjectFiles.text("ops/mongodb/users.js"))
                .contains(
                        "ensureUser('admin', 'monitor', process.env.monitor_password, [{ role: 'clusterMonitor', db: 'admin' }])");
        assertThat(ProjectFiles.text("ops/mongodb/set-up")).contains("export monitor_password");
    }

    @Test
    void keycloak_gives_what_the_service_looks_for_and_nobody_names_his_own_organisation() {
        Map<String, Object> keycloak = ProjectFiles.map(services.get("keycloak"));
        assertThat(texts(keycloak, "env_file")).containsExactly("./secrets/keycloak.env");
        assertThat(ProjectFiles.text("ops/make-secrets"))
                .contains("write keycloak.env ", "KC_BOOTSTRAP_ADMIN_PASSWORD=");
        JsonNode realm = new JsonMapper().readTree(ProjectFiles.text("ops/keycloak/korpsmonitor-realm.json"));
        assertThat(realm.at("/roles/realm")
                        .valueStream()
                        .map(role -> role.get("name")
                                .asString()
                                .replaceFirst("^korpsmonitor-", "")
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)))
                .allSatisfy(role -> assertThat(Role.valueOf(role)).isNotEqualTo(Role.SYSTEM));
        String guide = ProjectFiles.text("docs/accounts.md");
        for (JsonNode client : realm.get("clients")) {
            assertThat(client.get("publicClient").asBoolean())
                    .as("no secret is in the repository")
                    .isTrue();
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(guide)
                    .containsIgnoringCase("client_id=" + client.get("clientId").asString());
            assertThat(client.at("/protocolMappers/0/config/included.custom.audience")
                            .asString())
                    .isEqualTo("korpsmonitor-ledger");
            assertThat(client.at("/protocolMappers/1/config/claim.name").asString())
                    .isEqualTo("organisation");
        }
        JsonNode profile = new JsonMapper()
                .readTree(realm.at(
                                "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asString());
        assertThat(profile.get("attributes")
                        .valueStream()
                        .filter(attribute -> attribute.get("name").asString().equals("organisation")))
                .singleElement()
                .satisfies(attribute ->
                        assertThat(attribute.at("/permissions/edit").toString()).isEqualTo("[\"admin\"]"));
        Map<String, Object> node =
                ProjectFiles.map(ProjectFiles.map(services.get("ledger-1")).get("environment"));
        assertThat(node.keySet())
                .contains("KORPSMONITOR_OIDC_ISSUER", "KORPSMONITOR_OIDC_AUDIENCE", "KORPSMONITOR_OIDC_JWK_SET_URI");
        String address = ProjectFiles.map(keycloak.get("environment")).get("KC_HOSTNAME") + "/realms/"
                + realm.get("realm").asString();
        assertThat(guide)
                .contains("KORPSMONITOR_OIDC_ISSUER=" + address + " KORPSMONITOR_OIDC_AUDIENCE=korpsmonitor-ledger");
    }

    @Test
    void what_accounts_md_tells_to_set_reaches_the_nodes() {
        Map<String, Object> node =
                ProjectFiles.map(ProjectFiles.map(services.get("ledger-1")).get("environment"));
        List<String> told = Pattern.compile("KORPSMONITOR_(?:OIDC|SESSIONS)_[A-Z_]*[A-Z]")
                .matcher(ProjectFiles.text("docs/accounts.md"))
                .results()
                .map(match -> match.group())
                .toList();
        assertThat(told).hasSizeGreaterThan(10);
        assertThat(node.keySet()).containsAll(told);
    }

    @Test
    void a_member_may_have_a_thread_for_every_connection_that_the_nodes_may_make() {
        Matcher pool = Pattern.compile("maxPoolSize=([0-9]+)").matcher(ProjectFiles.text("ops/make-secrets"));
        assertThat(pool.find()).isTrue();
        long nodes = services.keySet().stream()
                .filter(name -> name.matches("ledger-\\d"))
                .count();
        long connections = nodes * POOLS_OF_A_NODE * Integer.parseInt(pool.group(1));
        services.forEach((name, value) -> {
            if (name.matches("mongodb-\\d")) {
                Object limits = ProjectFiles.map(
                                ProjectFiles.map(ProjectFiles.map(value).get("deploy"))
                                        .get("resources"))
                        .get("limits");
                assertThat((Integer) ProjectFiles.map(limits).get("pids"))
                        .as(name)
                        .isGreaterThan(Math.toIntExact(2 * connections));
            }
        });
    }

    @Test
    void the_scripts_can_be_run_and_the_secrets_fit_the_members() {
        for (String script : List.of(
                "ops/make-secrets", "ops/mongodb/start-member", "ops/mongodb/set-up", "ops/container/entrypoint")) {
            assertThat(Files.isExecutable(ProjectFiles.path(script))).as(script).isTrue();
        }
        List<String> members = members();
        assertThat(members).hasSize(3);
        assertThat(ProjectFiles.text("ops/make-secrets")).contains(String.join(",", members));
        assertThat(ProjectFiles.text("ops/mongodb/replica-set.js"))
                .contains(members.stream().map(member -> "'" + member + "'").toList());
    }

    private List<String> members() {
        return services.keySet().stream()
                .filter(name -> name.matches("mongodb-\\d"))
                .map(name -> name + ":27017")
                .toList();
    }

    private static List<String> texts(Map<String, Object> from, String key) {
        List<String> texts = new ArrayList<>();
        ProjectFiles.list(from.get(key)).forEach(text -> texts.add(String.valueOf(text)));
        return texts;
    }
}
