package nl.korpsmonitor.transparency.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.note.SignedNote;

/** The last checkpoints that retired keys signed, from the folder {@code retired} of an export: how trust passes from one key to the next. */
final class RetiredCheckpoints {

    static final String FOLDER = "retired";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}");
    private static final int MAX_FILES = 100;

    private final Map<String, SignedCheckpoint> byPath = new TreeMap<>();

    private RetiredCheckpoints() {}

    /** Whether a file in the folder has a name by which it is read. */
    static boolean isName(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    /**
     * Reads the folder, if it is there; those that are not of this log are faults, and left out.
     *
     * @param unfinished whether an interrupted update may have left some beyond the checkpoint, which are left out and no fault
     */
    static RetiredCheckpoints read(ExportFiles files, Checkpoint latest, boolean unfinished, ReportBuilder report) {
        RetiredCheckpoints retired = new RetiredCheckpoints();
        for (String name : names(files, report)) {
            String path = FOLDER + "/" + name;
            Content content = files.read(path, SignedNote.MAX_BYTES);
            try {
                if (!content.present()) {
                    throw new MalformedException("The checkpoint " + content.reason());
                }
                SignedCheckpoint checkpoint = SignedCheckpoint.parse(content.bytes());
                if (!unfinished || checkpoint.checkpoint().size() <= latest.size()) {
                    check(name, checkpoint, latest);
                    retired.byPath.put(path, checkpoint);
                }
            } catch (MalformedException e) {
                report.add(Finding.of("retired-malformed", path, e.getMessage()));
            }
        }
        return retired;
    }

    private static void check(String name, SignedCheckpoint checkpoint, Checkpoint latest) {
        Checkpoint retired = checkpoint.checkpoint();
        if (!retired.origin().equals(latest.origin())) {
            throw new MalformedException("The checkpoint is of another log");
        }
        if (retired.size() > latest.size()) {
            throw new MalformedException("The checkpoint has more entries than this export, " + retired.size()
                    + ": the export shows an older state than it holds");
        }
        int keyId = HexFormat.fromHexDigits(name);
        if (checkpoint.note().signatures().stream().noneMatch(signature -> signature.keyId() == keyId)) {
            throw new MalformedException("The checkpoint has no signature of the key that the file is named by");
        }
    }

    private static List<String> names(ExportFiles files, ReportBuilder report) {
        Path folder = files.file(FOLDER);
        if (files.linked(FOLDER)) {
            // The walk over all files reports it.
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<String> names = list.map(file -> file.getFileName().toString())
                    .filter(RetiredCheckpoints::isName)
                    .limit(MAX_FILES + 1)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            if (names.size() > MAX_FILES) {
                report.add(
                        Finding.of("retired-malformed", FOLDER, "There are more than " + MAX_FILES + " checkpoints"));
            }
            return names;
        } catch (IOException | UncheckedIOException e) {
            report.add(Finding.of("retired-malformed", FOLDER, "The folder can't be read: " + e.getMessage()));
            return List.of();
        }
    }

    /** The sizes of all of them. */
    List<Long> sizes() {
        return byPath.values().stream()
                .map(signed -> signed.checkpoint().size())
                .toList();
    }

    /** The checkpoints by their paths. */
    Map<String, SignedCheckpoint> all() {
        return new TreeMap<>(byPath);
    }

    /** Compares each with the tree as it was at its size; those that differ are faults, and left out from now on. */
    void keepThoseOf(TreeReplay replay, ReportBuilder report) {
        byPath.entrySet().removeIf(entry -> {
            Checkpoint retired = entry.getValue().checkpoint();
            // A replay that did not come so far has been reported.
            Hash root = replay.root(retired.size()).orElse(null);
            if (root != null && root.equals(retired.root())) {
                report.count("retiredCheckpoints", "checkpoints of retired keys found to be of the same tree", 1);
                return false;
            }
            if (root != null) {
                report.add(Finding.of(
                                "retired-root-mismatch",
                                entry.getKey(),
                                "The entries do not have the root that the retired key signed at " + retired.size()
                                        + " entries: one of them shows another history")
                        .differing(retired.root().base64(), root.base64()));
            }
            return true;
        });
    }
}
