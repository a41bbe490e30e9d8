package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.korpsmonitor.transparency.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagZipTest {
    private static byte[] written(BagZip bag) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bag.write(out, new TreeMap<>(Map.of("External-Identifier", "w-2013-12\nx")));
        return out.toByteArray();
    }

    @Test
    void every_file_stands_in_a_manifest_with_its_digest() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] bytes = written(new BagZip("dossier").put("b.txt", "bee").put("events/1.json", "{}"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(files)
                .containsOnlyKeys(
                        "dossier/bag-info.txt",
                        "dossier/bagit.txt",
                        "dossier/data/b.txt",
                        "dossier/data/events/1.json",
                        "dossier/manifest-sha256.txt",
                        "dossier/tagmanifest-sha256.txt");
        assertThat(text(files, "manifest-sha256.txt"))
                .isEqualTo(Hash.sha256(Objects.requireNonNull(files.get("dossier/data/b.txt")))
                                .hex() + "  data/b.txt\n"
                        + Hash.sha256(Objects.requireNonNull(files.get("dossier/data/events/1.json")))
                                .hex() + "  data/events/1.json\n");
        assertThat(text(files, "tagmanifest-sha256.txt"))
                .contains(Hash.sha256(Objects.requireNonNull(files.get("dossier/manifest-sha256.txt")))
                                .hex() + "  manifest-sha256.txt\n");
        assertThat(text(files, "bag-info.txt")).isEqualTo("External-Identifier: w-2013-12 x\nPayload-Oxum: 5.2\n");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault("dossier/" + name, new byte[0]), StandardCharsets.UTF_8);
    }

    @Test
    void the_same_files_give_the_same_bytes_in_whatever_order_they_came() throws IOException {
        assertThat(written(new BagZip("dossier").put("a", "1").put("b", "2")))
                .isEqualTo(written(new BagZip("dossier").put("b", "2").put("a", "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "../a", "a/../b", "a b", "a\\b", ".hidden", "é", "a//b", "a\n"})
    void a_name_that_could_mean_another_place_is_refused(String name) {
        assertThatThrownBy(() -> new BagZip("dossier").put(name, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no plain name");
    }

    @Test
    void a_name_is_given_once() {
        assertThatThrownBy(() -> new BagZip("dossier").put("a", "1").put("a", "1"))
                .hasMessageContaining("two files");
    }
}
