package nl.korpsmonitor.service.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.ledger.KeyIds;
import nl.korpsmonitor.ledger.LedgerKeyring;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerTrust;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.ledger.checkpoint.CheckpointStatus;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.LedgerChanges;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger key …}: the keys that sign the ledger's checkpoints. */
@Command(
        name = "key",
        description = "List, add and retire the keys that sign the ledger's checkpoints.",
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand extends GroupOfCommands {
    private static final int MAXIMUM_KEY_BYTES = 4_096;

    @Command(
            name = "list",
            description = "List the keys, as those who verify need them. The service may run meanwhile.")
    void list(@Mixin DataDirectory data) {
        try (ReadOnlyLedger ledger = data.openToRead()) {
            LedgerTrust trust = LedgerTrust.NONE.advanced(ledger.trail(), Long.MAX_VALUE);
            trust.keys().forEach(key -> out().println(KeyIds.hex(key) + "\tin use\t" + key.vkey()));
            trust.retired()
                    .forEach(retired -> out().println(KeyIds.hex(retired.key()) + "\tretired at position "
                            + retired.position() + "\t" + retired.key().vkey()));
            out().flush();
        }
    }

    @Command(
            name = "add",
            description = {
                "Add a key: from the next checkpoint on it signs beside the others. The service must not run"
                        + " meanwhile.",
                "Example:  openssl genpkey -algorithm ed25519 -out key.pem && ./ledger key add --from key.pem"
            })
    void add(
            @Mixin DataDirectory data,
            @Option(
                            names = "--from",
                            paramLabel = "FILE",
                            description = "An Ed25519 private key of your own, as PKCS#8 in PEM (default: a new one).")
                    @Nullable
                    Path file) {
        // Also beside a key whose private half is lost, or nothing could be done about that.
        data.existing();
        LedgerOptions options = data.options().allowingMissingKeys();
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options)) {
            LedgerKeyring keyring = ledger.ledger().keyring();
            VerifierKey key = file == null ? keyring.prepareKey() : prepared(keyring, file);
            new LedgerChanges(ledger).addKey(key);
            List<String> lost = keyring.trust().keys().stream()
                    .filter(each -> !keyring.hasPrivateHalf(each))
                    .map(KeyIds::hex)
                    .toList();
            PrintWriter out = out();
            out.println("Added the key " + KeyIds.hex(key) + ". From the next checkpoint on it signs too:");
            out.println();
            out.println("    " + key.vkey());
            out.println();
            out.println("Back up keys/, and give this key to those who verify; then retire the old one.");
            if (!lost.isEmpty()) {
                out.println("Nothing is signed until " + String.join(" and ", lost)
                        + ", whose private half is not here, is retired.");
            }
            out.flush();
        }
    }

    private static VerifierKey prepared(LedgerKeyring keyring, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return keyring.prepareKey(new String(in.readNBytes(MAXIMUM_KEY_BYTES), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("--from", "there is no " + file);
        } catch (IOException e) {
            throw new InvalidInputException("--from", file + " can't be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--from", String.valueOf(e.getMessage()));
        }
    }

    @Command(
            name = "retire",
            description = {
                "Retire a key: it signs no more, and its private half is destroyed. The service must not run"
                        + " meanwhile.",
                "The last checkpoint that it signed is kept, so that those who know only this key can go on to the"
                        + " next."
            })
    void retire(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "KEYID", description = "Its id, 8 digits; 'ledger key list' shows it.")
                    String keyId,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; it stands in the ledger for everybody to read.")
                    String reason) {
        VerifierKey key;
        LedgerKeyring keyring;
        PublishedLog published;
        boolean lost;
        // Also a key whose private half is lost can be retired.
        data.existing();
        LedgerOptions options = data.options().allowingMissingKeys();
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(options)) {
            keyring = ledger.ledger().keyring();
            key = keyring.inUse(keyId)
                    .orElseThrow(() -> new InvalidInputException(
                            "KEYID", "no key in use has this id; 'ledger key list' shows them"));
            published = ledger.ledger().publishedLog();
            lost = !keyring.hasPrivateHalf(key);
            requireAnotherToSign(keyring, key);
            new LedgerChanges(ledger).retireKey(key, reason);
        }
        PrintWriter out = out();
        out.println("Retired the key " + keyId + ".");
        out.println(stateOf(lost, keyring.hasPrivateHalf(key), published.status()));
        if (published.status().failure() != null) {
            out.println(published.status().failure());
        }
        out.flush();
    }

    private static void requireAnotherToSign(LedgerKeyring keyring, VerifierKey retired) {
        List<VerifierKey> others = keyring.trust().keys().stream()
                .filter(key -> !key.equals(retired))
                .toList();
        if (!others.isEmpty() && others.stream().noneMatch(keyring::hasPrivateHalf)) {
            throw new RefusedException(
                    "no-key-left-to-sign",
                    "Without the key " + KeyIds.hex(retired)
                            + " nothing could be signed: of the others in use no private"
                            + " half is here. Add its successor first, or retire those that are lost.");
        }
    }

    /** What has become of a retired key's private half, once the ledger is closed. */
    private static String stateOf(boolean lost, boolean here, CheckpointStatus status) {
        if (lost) {
            return "Its private half is not here, so there was nothing to destroy. Wherever it turns up: destroy it.";
        }
        if (!here) {
            return "Its private half is destroyed. Backups may hold it still: destroy it there too.";
        }
        if (status.failure() != null) {
            return "Its private half is here still, because nothing could be signed and published:";
        }
        return status.quorumMet()
                ? "Its private half is here still: it signs once more when the ledger is opened next, and then that is"
                        + " destroyed."
                : "It signs once more, until witnesses have cosigned a checkpoint with this; then its private half is"
                        + " destroyed.";
    }
}
