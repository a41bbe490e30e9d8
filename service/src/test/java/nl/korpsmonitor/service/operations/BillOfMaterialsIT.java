package nl.korpsmonitor.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packed program carries its bill of materials, in CycloneDX, and that lists what the program holds. */
class BillOfMaterialsIT {
    private static final String BILL = "META-INF/sbom/application.cdx.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Spring Boot adds it while packing, to unpack the program; it is of the release that packed. */
    private static final String PACKER = "spring-boot-jarmode-tools-";

    @Test
    void it_lists_every_library_with_its_digest_and_nothing_of_the_moment_of_building() throws IOException {
        try (JarFile jar = new JarFile(Objects.requireNonNull(System.getProperty("ledger.jar")))) {
            // Of the plugin that writes it, Maven says that it needs a network, and leaves it out without one.
            assumeFalse(
                    "offline true".equals(System.getProperty("maven.offline")) && jar.getEntry(BILL) == null,
                    "NOT CHECKED: Maven was offline and made no bill of materials");
            assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Format"))
                    .isEqualTo("CycloneDX");
            JsonNode bill;
            try (InputStream in = jar.getInputStream(jar.getJarEntry(BILL))) {
                bill = new JsonMapper().readTree(in);
            }
            assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(bill.has("serialNumber"))
                    .as("it would differ from build to build")
                    .isFalse();
            assertThat(bill.get("metadata").has("timestamp")).as("likewise").isFalse();

            Map<String, String> listed = new TreeMap<>();
            for (JsonNode component : bill.get("components")) {
                assertThat(component.get("purl").asString()).startsWith("pkg:maven/");
                String file = component.get("name").asString() + "-"
                        + component.get("version").asString() + ".jar";
                listed.put(file, sha256(component));
            }
            Set<String> held = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith(PACKER))
                    .collect(Collectors.toSet());
            assertThat(held).hasSizeGreaterThan(50);
            assertThat(listed.keySet()).containsAll(held);
            // Starters are empty: they only name others.
            assertThat(listed.keySet().stream().filter(name -> !held.contains(name)))
                    .allMatch(name -> name.startsWith("spring-boot-starter"));
            for (String file : held) {
                if (file.contains("-SNAPSHOT")) {
                    continue; // Our own modules: packed again by a build that the bill may have come before.
                }
                try (InputStream in = jar.getInputStream(jar.getJarEntry(LIBRARIES + file))) {
                    assertThat(Hash.sha256(in.readAllBytes()).hex()).as(file).isEqualTo(listed.get(file));
                }
            }
        }
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.path("hashes").spliterator(), false)
                .filter(hash -> hash.get("alg").asString().equals("SHA-256"))
                .map(hash -> hash.get("content").asString())
                .findFirst()
                .orElse("");
    }
}
