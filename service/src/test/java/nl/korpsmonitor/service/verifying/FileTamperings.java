package nl.korpsmonitor.service.verifying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changes files: raw bytes, whole files put back, deleted or swapped. */
final class FileTamperings {
    private final SampleDirectory sample;
    private final Random random;
    private final List<Tampering> all = new ArrayList<>();

    private FileTamperings(SampleDirectory sample, Random random) {
        this.sample = sample;
        this.random = random;
    }

    static List<Tampering> of(SampleDirectory sample, Random random, int rawFlips, int keyFlips) throws IOException {
        FileTamperings tamperings = new FileTamperings(sample, random);
        for (String file : RowTamperings.FILES) {
            tamperings.rawFlips(file, rawFlips);
            tamperings.putBack(List.of(file));
        }
        tamperings.putBack(List.of("ledger.db", "views.db", "disclosure-keys.db"));
        tamperings.putBack(List.of("ledger.db", "views.db", "disclosure-keys.db", "accounts.db"));
        tamperings.putBack(List.of("ledger.db", "views.db"));
        tamperings.putBack(List.of("ledger.db", "disclosure-keys.db"));
        tamperings.damage();
        tamperings.keys(keyFlips);
        return tamperings.all;
    }

    private void rawFlips(String file, int count) throws IOException {
        long size = Files.size(sample.sound().resolve(file));
        for (int i = 0; i < count; i++) {
            long offset = (long) (random.nextDouble() * size);
            int bit = random.nextInt(Byte.SIZE);
            all.add(new Tampering(
                    "flip bit " + bit + " of byte " + offset + " of " + file,
                    List.of(file),
                    true,
                    directory -> flip(directory.resolve(file), offset, bit)));
        }
    }

    private static void flip(Path file, long offset, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    private void putBack(List<String> files) {
        all.add(Tampering.of("put older copies back of " + files, List.of(files.getFirst()), directory -> {
            for (String file : files) {
                Files.copy(sample.older().resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }));
    }

    private void damage() {
        for (String file : RowTamperings.FILES) {
            all.add(Tampering.of(
                    "empty " + file, List.of(file), directory -> Files.write(directory.resolve(file), new byte[0])));
            all.add(Tampering.of(
                    "no database " + file,
                    List.of(file),
                    directory -> Files.writeString(
                            directory.resolve(file), "this is no database at all, nor was it ever one")));
            all.add(Tampering.of("half of " + file, List.of(file), directory -> {
                byte[] bytes = Files.readAllBytes(directory.resolve(file));
                Files.write(directory.resolve(file), Arrays.copyOf(bytes, bytes.length / 2));
            }));
            if (!file.equals("views.db")) {
                all.add(Tampering.of(
                        "delete " + file, List.of(file), directory -> Files.delete(directory.resolve(file))));
            }
        }
        all.add(Tampering.of(
                "delete FORMAT", List.of("FORMAT"), directory -> Files.delete(directory.resolve("FORMAT"))));
        for (int i = 0; i < 5; i++) {
            int offset = random.nextInt(20);
            int bit = random.nextInt(Byte.SIZE);
            all.add(Tampering.of(
                    "flip a bit of FORMAT",
                    List.of("FORMAT"),
                    directory -> flip(directory.resolve("FORMAT"), offset, bit)));
        }
    }

    private void keys(int flips) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(sample.sound().resolve("keys"))) {
            names = files.map(file -> "keys/" + file.getFileName()).sorted().toList();
        }
        for (String name : names) {
            long size = Files.size(sample.sound().resolve(name));
            // Accounts and their seal are one thing to whoever reads: which of the two was changed can't be known.
            List<String> named = List.of(name);
            for (int i = 0; i < flips; i++) {
                long offset = (long) (random.nextDouble() * size);
                int bit = random.nextInt(Byte.SIZE);
                all.add(Tampering.of(
                        "flip bit " + bit + " of byte " + offset + " of " + name,
                        named,
                        directory -> flip(directory.resolve(name), offset, bit)));
            }
            all.add(Tampering.of("delete " + name, named, directory -> Files.delete(directory.resolve(name))));
            all.add(Tampering.of(
                    "empty " + name, named, directory -> Files.write(directory.resolve(name), new byte[0])));
            all.add(Tampering.of(
                    "cut the last byte of " + name,
                    named,
                    directory -> Files.write(
                            directory.resolve(name),
                            Arrays.copyOf(Files.readAllBytes(directory.resolve(name)), (int) size - 1))));
            Path older = sample.older().resolve(name);
            if (Files.exists(older) && Files.mismatch(older, sample.sound().resolve(name)) >= 0) {
                all.add(Tampering.of(
                        "put an older copy back of " + name,
                        named,
                        directory -> Files.copy(older, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING)));
            }
            for (String other : names) {
                if (name.compareTo(other) < 0) {
                    all.add(Tampering.of(
                            "swap " + name + " and " + other,
                            List.of(name, other),
                            directory -> swap(directory.resolve(name), directory.resolve(other))));
                }
            }
        }
        all.add(Tampering.of(
                "another file among the keys",
                List.of("keys/note"),
                directory -> Files.writeString(directory.resolve("keys/note"), "x")));
        all.add(Tampering.of(
                "a key that nobody uses",
                List.of("keys/log-01234567.pem"),
                directory ->
                        Files.copy(directory.resolve("keys/log.pem"), directory.resolve("keys/log-01234567.pem"))));
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.copy(other, one, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, bytes);
    }
}
