package nl.korpsmonitor.service.commandline;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.KeyPlace;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.copy.DocumentCopy;
import nl.korpsmonitor.ledger.copy.KeyCopy;
import nl.korpsmonitor.ledger.copy.LedgerCopy;
import nl.korpsmonitor.ledger.disclosure.DisclosureKeyStore;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.mongodb.MongoAddress;
import nl.korpsmonitor.service.importing.TerminalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ledger copy}: moves, backs up and restores a ledger. */
@Command(
        name = "copy",
        description = {
            "Copy a ledger to another place, byte for byte, and verify the copy: to move it between a data directory and"
                    + " MongoDB, to back it up, to restore it. The source may be in use, the target may not. Run it again"
                    + " to go on after an interruption, or to bring the copy up to date.",
            "The keys of confidential values are copied only when both key stores are named: keep their backup apart"
                    + " from the ledger's. No key is destroyed unless you ask for it. The keys that sign (keys/) and the"
                    + " accounts are never copied.",
            "Exit code: 0 the copy is the same; 1 it could not be done, or is not; 2 the input is wrong.",
            "Examples:  ./ledger copy --from data --to /backup/ledger",
            "           ./ledger copy --from data --to mongodb://one,two,three/ledger?replicaSet=rs0",
            "           ./ledger copy --from data --from-key-store data/disclosure-keys.db --to /backup/ledger"
                    + " --to-key-store /safe/disclosure-keys.db",
            ""
        })
final class CopyCommand implements Callable<Integer> {
    /** Ledgers of up to so many entries are copied before anybody wonders how far it is. */
    private static final int SMALL = 20_000;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "PLACE",
            description = "A data directory, the address of a MongoDB database, or @ for what KORPSMONITOR_STORE or the"
                    + " file named by KORPSMONITOR_STORE_FILE says.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "PLACE", description = "Likewise; made when absent.")
    private String to;

    @Option(
            names = "--from-key-store",
            paramLabel = "PLACE",
            description =
                    "A file disclosure-keys.db, the address of a database, or @ for what KORPSMONITOR_KEY_STORE or"
                            + " the file named by KORPSMONITOR_KEY_STORE_FILE says.")
    private @Nullable String fromKeys;

    @Option(names = "--to-key-store", paramLabel = "PLACE", description = "Likewise; made when absent.")
    private @Nullable String toKeys;

    @Option(
            names = "--also-erase",
            description = "Also destroy the keys in the target that the source destroyed; without this they are only"
                    + " counted.")
    private boolean alsoErase;

    @Option(
            names = "--bring-back",
            description = "Also copy keys that the target has destroyed, or from an older key store than the target:"
                    + " what was erased since can be read again.")
    private boolean bringBack;

    @Option(
            names = "--allow-standalone",
            description = "For development only: accept a single MongoDB server, a replica set of one member, or an"
                    + " address of one member alone.")
    private boolean allowStandalone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((fromKeys == null) != (toKeys == null)) {
            throw new InvalidInputException(
                    fromKeys == null ? "--from-key-store" : "--to-key-store", "both key stores are needed, or neither");
        }
        if ((alsoErase || bringBack) && fromKeys == null) {
            throw new InvalidInputException(
                    alsoErase ? "--also-erase" : "--bring-back",
                    "is about keys: name both key stores, with --from-key-store and --to-key-store");
        }
        String source = StoreOptions.place("--from", from, "KORPSMONITOR_STORE");
        String target = StoreOptions.place("--to", to, "KORPSMONITOR_STORE");
        Places.requireOther("--to", target, "--from", source);
        @Nullable
        String sourceKeys =
                fromKeys == null ? null : StoreOptions.place("--from-key-store", fromKeys, "KORPSMONITOR_KEY_STORE");
        @Nullable
        String targetKeys =
                toKeys == null ? null : StoreOptions.place("--to-key-store", toKeys, "KORPSMONITOR_KEY_STORE");
        if (sourceKeys != null && targetKeys != null) {
            Places.requireOther("--to-key-store", targetKeys, "--from-key-store", sourceKeys);
            Places.requireOther("--to-key-store", targetKeys, "--to", target);
            Places.requireOther("--to-key-store", targetKeys, "--from", source);
            Places.requireOther("--from-key-store", sourceKeys, "--from", source);
            Places.requireOther("--from-key-store", sourceKeys, "--to", target);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (LedgerPlace original = LedgerPlace.toRead(source, allowStandalone);
                LedgerPlace copy = LedgerPlace.toWrite(target, allowStandalone)) {
            LedgerCopy.Result result = LedgerCopy.copy(original.store(), copy.store(), progress());
            out.println("Copied " + result.copied() + " of " + result.size() + " entries to "
                    + (MongoAddress.isOne(target) ? copy.store().name() : target)
                    + ", and verified all: the same bytes, the same root "
                    + result.root().base64() + ", the same checkpoints (" + result.checkpoints() + ").");
            copyFiles(original, copy, out);
            if (sourceKeys != null && targetKeys != null) {
                copyKeys(copy, sourceKeys, targetKeys, out);
            }
        }
        out.flush();
        return 0;
    }

    private void copyFiles(LedgerPlace original, LedgerPlace copy, PrintWriter out) {
        DocumentCopy.Result result =
                DocumentCopy.copy(copy.store(), original.documentFiles(), copy.documentFiles(), progress());
        if (result.files() > 0) {
            out.println("Copied " + result.copied() + " of " + result.files()
                    + " files of documents, as they are stored, and compared all with the entries.");
        }
    }

    private void copyKeys(LedgerPlace ledger, String source, String target, PrintWriter out) {
        Set<KeyCopy.Choice> choices = EnumSet.noneOf(KeyCopy.Choice.class);
        if (alsoErase) {
            choices.add(KeyCopy.Choice.ALSO_ERASE);
        }
        if (bringBack) {
            choices.add(KeyCopy.Choice.BRING_BACK);
        }
        try (DisclosureKeyStore original = KeyPlace.toRead(source, allowStandalone);
                DisclosureKeyStore copy = KeyPlace.toWrite(target, allowStandalone)) {
            KeyCopy.Result result = KeyCopy.copy(ledger.store(), original, copy, choices, progress());
            out.println("Copied the keys of confidential values: " + result.keys() + " values have theirs, and "
                    + result.erased() + " have none any more.");
            if (result.onlyInTarget() > 0) {
                out.println(result.onlyInTarget() + " values that were erased in " + original.name()
                        + " still have their key in " + copy.name()
                        + ". To erase them there too, run this again with --also-erase.");
            }
        }
    }

    private InspectionProgress progress() {
        TerminalProgress shown =
                new TerminalProgress(spec.commandLine().getErr(), TerminalProgress.isTerminal(), "entries");
        return (phase, done, total) -> {
            if (total > SMALL) {
                long unit = 1 + total / Integer.MAX_VALUE;
                shown.step(phase, (int) (done / unit), (int) (total / unit));
            }
        };
    }
}
