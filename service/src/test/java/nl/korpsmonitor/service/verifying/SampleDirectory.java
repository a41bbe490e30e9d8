package nl.korpsmonitor.service.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.ledger.LedgerCommand.AddLedgerKey;
import nl.korpsmonitor.command.ledger.LedgerCommand.RetireLedgerKey;
import nl.korpsmonitor.command.reading.CommandInput;
import nl.korpsmonitor.command.running.CommandContext;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.ReadToken;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.importing.ImportReport;
import nl.korpsmonitor.service.importing.Importer;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;

/**
 * A small ledger, made by real commands and closed in order, twice: what it was like the first time is the older copy. It has every kind of view,
 * confidential values, idempotency keys, accounts, published checkpoints, and more than one tile.
 *
 * @param older closed first
 * @param sound closed last
 */
record SampleDirectory(Path older, Path sound) {
    private static final String HEAD =
            "{\"formatVersion\": 1, \"title\": \"Sample\", \"fictitious\": true, \"records\": [\n";

    private static final PartialDate TODAY = new PartialDate("2020-02-01");

    private static final String FIRST = """
            {"command": "register-organisation", "subject": "organisation/x", "occurredOn": "1994-04-01", "name": "X", "kind": "REGIONAL_FORCE"},
            {"command": "register-organisation", "subject": "organisation/y", "occurredOn": "1994-04-01", "name": "Y", "kind": "UNIT"},
            {"command": "register-organisation", "subject": "organisation/leiding", "occurredOn": "1994-04-01", "name": "Leiding", "kind": "NATIONAL_POLICE"},
            {"command": "register-document", "subject": "document/besluit", "occurredOn": "2011-01-01", "title": "Mandaatbesluit", "date": "2011-01-01"},
            {"command": "grant-mandate", "subject": "mandate/m-1", "occurredOn": "2011-01-01", "holderOrganisation": "leiding", "holderOffice": "korpschef", "scope": {"addressees": ["NATIONAL", "UNIT"]}, "validFrom": "2011-01-01", "document": "besluit"},
            {"command": "open-edition", "subject": "edition/2019", "occurredOn": "2019-01-10", "title": "E", "provenance": "CONDUCTED_HERE"},
            {"command": "fix-framework", "subject": "edition/2019", "occurredOn": "2019-02-01", "framework": {"focusAreas": [{"focusArea": "INFORMATION", "weight": "1"}], "dimensions": [{"code": "a", "name": "A", "focusArea": "INFORMATION", "weight": "1"}, {"code": "b", "name": "B", "focusArea": "INFORMATION", "weight": "1"}], "scale": {"minimum": "0", "maximum": "10", "step": "0.5"}, "limits": {"conformNorm": "6.5", "conformNormInclusive": true, "aandacht": "5", "aandachtInclusive": true}, "rounding": {"decimals": 2, "mode": "HALF_UP", "beforeLimits": true}, "missing": "LEFT_OUT"}},
            {"command": "record-scorecard", "subject": "scorecard/2019/x", "occurredOn": "2019-09-12", "scores": [{"dimension": "a", "score": "3", "reason": "Falls short."}, {"dimension": "b", "score": "5.5", "reason": "Done, but not laid down."}]},
            {"command": "record-scorecard", "subject": "scorecard/2019/y", "occurredOn": "2019-09-12", "scores": [{"dimension": "a", "score": "7", "reason": "In order."}]},
            {"command": "issue-recommendation", "subject": "recommendation/2019/r-01", "occurredOn": "2019-10-01", "text": "Train two detectives.", "addressee": {"kind": "NATIONAL"}, "urgency": "HIGH", "focusArea": "INVESTIGATION"},
            {"command": "issue-recommendation", "subject": "recommendation/2019/r-02", "occurredOn": "2019-10-01", "text": "Train three.", "addressee": {"kind": "NATIONAL"}, "urgency": "HIGH", "focusArea": "INVESTIGATION"},
            """;

    private static final String SECOND = """
            {"command": "correct-score", "subject": "scorecard/2019/x", "occurredOn": "2019-10-03", "dimension": "a", "oldScore": "3", "newScore": "4", "reason": "Counted twice."},
            {"command": "decide-recommendation", "subject": "recommendation/2019/r-01", "occurredOn": "2019-11-12", "outcome": "ACCEPTED", "decidedBy": {"organisation": "leiding", "office": "korpschef", "name": "K. Verzonnen"}, "mandate": "m-1", "ground": "Mandaatbesluit, artikel 2", "rationale": "The weakest point everywhere."},
            {"command": "report-progress", "subject": "recommendation/2019/r-01", "occurredOn": "2019-12-18", "progress": "ON_SCHEDULE", "note": "Forty are in training."},
            {"command": "limit-mandate", "subject": "mandate/m-1", "occurredOn": "2020-01-01", "scope": {"addressees": ["NATIONAL"]}, "from": "2020-01-01", "document": "besluit", "reason": "Reorganised."},
            {"command": "rename-organisation", "subject": "organisation/y", "occurredOn": "2020-01-01", "name": "Y2"},
            """;

    /** Makes both below a directory. */
    static SampleDirectory make(Path below) throws IOException {
        Path sound = below.resolve("sound");
        Path older = below.resolve("older");
        try (AccountStore accounts = AccountStore.open(sound)) {
            addAccounts(accounts);
        }
        use(sound, SampleDirectory::recordFirst);
        copy(sound, older);
        use(sound, SampleDirectory::recordSecond);
        try (AccountStore accounts = AccountStore.open(sound)) {
            accounts.disable("paul");
            ReadTokenSecret secret = ReadTokenSecret.random();
            accounts.readTokens()
                    .add(new ReadToken(
                            secret.id(), "anna", "display", secret.hash(), Instant.EPOCH, Instant.EPOCH, false));
        }
        return new SampleDirectory(older, sound);
    }

    /** Adds those who record. */
    static void addAccounts(AccountStore accounts) {
        add(accounts, "anna", Role.ASSESSOR, Role.REVIEWER);
        add(accounts, "carl", Role.COORDINATOR);
        add(accounts, "paul", Role.PUBLISHER);
    }

    private static void add(AccountStore accounts, String name, Role... roles) {
        LocalPassword password = new LocalPassword("$2a$12$not.the.hash.of.any.password", PasswordState.CHOSEN);
        accounts.add(name, name, password, Set.of(roles), null);
    }

    /** Records what the older copy has. */
    static void recordFirst(KorpsmonitorLedger ledger, List<Account> accounts) {
        record(ledger, accounts, FIRST, "first", 140);
    }

    /** Records the rest. A second key signs beside the first, and a third that is retired again leaves its last checkpoint. */
    static void recordSecond(KorpsmonitorLedger ledger, List<Account> accounts) {
        for (int i = 0; i < 2; i++) {
            String vkey = ledger.ledger().keyring().prepareKey().vkey();
            run(ledger, new AddLedgerKey(Subject.LEDGER, vkey, TODAY));
            if (i == 0) {
                run(ledger, new RetireLedgerKey(Subject.LEDGER, vkey, "Only to try.", TODAY));
            }
        }
        record(ledger, accounts, SECOND, "second", 110);
    }

    private static void use(Path directory, BiConsumer<KorpsmonitorLedger, List<Account>> action) {
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(directory, Clock.systemUTC());
                AccountStore accounts = AccountStore.open(directory)) {
            action.accept(ledger, accounts.all());
        }
    }

    private static void run(KorpsmonitorLedger ledger, Command command) {
        ledger.runner().run(CommandInput.of(command), CommandContext.of(KorpsmonitorLedger.SELF));
    }

    /** Records documents in an open ledger. */
    static void recordMore(KorpsmonitorLedger ledger, String prefix, int documents) {
        Account carl = new Account(
                "carl",
                "carl",
                new LocalPassword("", PasswordState.CHOSEN),
                Set.of(Role.COORDINATOR),
                null,
                "c".repeat(32),
                false);
        record(ledger, List.of(carl), "", prefix, documents);
    }

    private static void record(
            KorpsmonitorLedger ledger, List<Account> accounts, String records, String prefix, int documents) {
        String filler = IntStream.range(0, documents)
                .mapToObj(i -> "{\"command\": \"register-document\", \"subject\": \"document/" + prefix + "-" + i
                        + "\", \"occurredOn\": \"2018-01-01\", \"title\": \"Document " + i + "\", \"date\": \"2018\"}")
                .collect(Collectors.joining(",\n"));
        Importer importer = new Importer(
                new LedgerDoor(ledger.ledger(), Clock.systemUTC()),
                new Recorders(accounts, KorpsmonitorLedger.SELF),
                Progress.NONE);
        ImportReport report = importer.importJson(HEAD + records + filler + "]}", false);
        assertThat(report.faults()).isEmpty();
    }

    /** A copy of the sound one. */
    Path copyTo(Path target) {
        return copy(sound, target);
    }

    /** Copies a directory whole. */
    static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
