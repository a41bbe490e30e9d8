package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.query.readmodel.ViewTypes;

/** Tells the program that folds events from every other build of it, also of the same version. */
final class ProgramDigest {
    /** What is told of two builds must differ with their classes: those of events and of folds. */
    private static final List<Class<?>> FOLDING = List.of(ViewTypes.class, DomainEvent.class);

    private static final String NESTED = "jar:nested:";
    private static final int BUFFER = 1 << 16;

    private ProgramDigest() {}

    /** SHA-256 over the files of which the program is made, in hexadecimal. */
    static String hex() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path place :
                    FOLDING.stream().map(ProgramDigest::place).distinct().toList()) {
                add(digest, place);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files can't be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A jar, that which holds the whole program when it is packed so, or a folder of classes. */
    private static Path place(Class<?> type) {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        String text = location.toString();
        try {
            return text.startsWith(NESTED)
                    ? Path.of(new URI("file:" + text.substring(NESTED.length()).replaceFirst("/?!.*", "")))
                    : Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program can't be found at " + location, e);
        }
    }

    private static void add(MessageDigest digest, Path place) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(place)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        byte[] buffer = new byte[BUFFER];
        for (Path file : files) {
            digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            try (InputStream in = Files.newInputStream(file)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
        }
    }
}
