package nl.korpsmonitor.service.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.Hash;

/** Finds the stand-alone verifier, which is the jar of the module transparency-log, where this program was started from. */
public final class VerifierJar {
    private static final String MAIN_CLASS = "nl.korpsmonitor.transparency.verify.Main";
    private static final String NESTED = "jar:nested:";
    private static final Pattern NESTED_PARTS = Pattern.compile("(.+?)/?!(?:/)?(.+?)!/");

    /** Of every entry, so that the same classes give the same jar. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private VerifierJar() {}

    /** Its bytes. */
    public static byte[] bytes() {
        URL location = Hash.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            if (location.toString().startsWith(NESTED)) {
                return nested(location.toString().substring(NESTED.length()));
            }
            Path path = Path.of(location.toURI());
            return Files.isDirectory(path) ? packed(path) : Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the verifier can't be read from " + location, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the verifier can't be found at " + location, e);
        }
    }

    /** Out of the jar that holds the whole program: {@code /path/ledger.jar/!BOOT-INF/lib/transparency-log.jar!/}. */
    private static byte[] nested(String location) throws IOException, URISyntaxException {
        Matcher parts = NESTED_PARTS.matcher(location);
        if (!parts.matches()) {
            throw new IOException("not the place of a jar within a jar");
        }
        Path outer = Path.of(new URI("file:" + parts.group(1)));
        try (JarFile jar = new JarFile(outer.toFile());
                InputStream in = jar.getInputStream(jar.getJarEntry(parts.group(2)))) {
            return in.readAllBytes();
        }
    }

    /** From a folder of classes, as when the program runs from its sources. */
    private static byte[] packed(Path classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(jar);
            for (Path file : files(classes)) {
                jar.putNextEntry(entry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(Path.of("META-INF", "MANIFEST.MF")))
                    .sorted()
                    .toList();
        }
    }

    private static JarEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
