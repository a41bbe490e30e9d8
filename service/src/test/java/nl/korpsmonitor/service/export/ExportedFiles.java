package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.transparency.Hash;

/** Exports, and what lies in a folder then. */
final class ExportedFiles {
    private ExportedFiles() {}

    static ExportReport export(Path data, ExportMode mode, Path folder) {
        return export(data, mode, folder, Progress.NONE);
    }

    static ExportReport export(Path data, ExportMode mode, Path folder, Progress progress) {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(data)) {
            ExportedLedger source = new ExportedLedger(ledger.store(), ledger.trail(), ledger.disclosures()::open);
            return new Exporter(source, mode, progress, () -> {}).exportTo(folder);
        }
    }

    /** Every file of a folder with the digest of its content. */
    static SortedMap<String, Hash> tree(Path folder) {
        SortedMap<String, Hash> tree = new TreeMap<>();
        for (Path file : files(folder)) {
            tree.put(folder.relativize(file).toString(), Hash.sha256(bytes(file)));
        }
        return tree;
    }

    /** What lies there, save the partial tiles and bundles that only an earlier checkpoint asks for: a fresh export has none of those. */
    static SortedMap<String, Hash> withoutEarlierTiles(SortedMap<String, Hash> tree, SortedMap<String, Hash> fresh) {
        SortedMap<String, Hash> without = new TreeMap<>(tree);
        without.keySet().removeIf(path -> path.contains(".p/") && !fresh.containsKey(path));
        return without;
    }

    /** All that can be read in a folder, save the program. */
    static String text(Path folder) {
        StringBuilder all = new StringBuilder();
        for (Path file : files(folder)) {
            if (!file.endsWith("verifier.jar")) {
                all.append(new String(bytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    static List<String> lines(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
