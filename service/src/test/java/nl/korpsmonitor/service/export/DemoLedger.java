package nl.korpsmonitor.service.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.DisclosureEvent.ValueErased;
import nl.korpsmonitor.events.EditionEvent.EditionPresentedToHouse;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.ErasureGround;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerMetaData;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.assembly.KorpsmonitorLedger;
import nl.korpsmonitor.service.assembly.LedgerChanges;
import nl.korpsmonitor.service.importing.DemoFile;
import nl.korpsmonitor.service.importing.DemoLoader;
import nl.korpsmonitor.service.importing.LedgerDoor;
import nl.korpsmonitor.service.importing.Progress;
import nl.korpsmonitor.service.importing.Recorders;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** A data directory with the demo data. A ledger that closes has published all that it recorded. */
public final class DemoLedger {
    private static final LocalDate DAY = LocalDate.of(2016, 1, 21);

    private DemoLedger() {}

    /** Records these demo files. */
    public static void record(Path data, Set<DemoFile> files) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Account account = new Account(
                    "demo",
                    "Demo",
                    new LocalPassword("-", PasswordState.CHOSEN),
                    EnumSet.complementOf(EnumSet.of(Role.SYSTEM)),
                    null,
                    "0".repeat(32),
                    false);
            DemoLoader.load(
                    files,
                    new LedgerDoor(ledger, Clock.systemUTC()),
                    new Recorders(List.of(account), KorpsmonitorLedger.SELF),
                    Progress.NONE);
        }
    }

    /** Presents edition 2015, which the demo data leave unfinished, to the House: everybody may read it from then on. */
    static void makeEdition2015Public(Path data) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Subject subject = Subject.edition(2015);
            Document letter = new Document("letter", "Letter", PartialDate.of(DAY), null, null, null, null);
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(
                            subject.type(),
                            subject.id(),
                            ledger.trail().lastSequence(subject) + 1,
                            new EditionPresentedToHouse(letter, PartialDate.of(DAY)),
                            MetaData.with(LedgerMetaData.ACTOR_ID, "demo")
                                    .and(LedgerMetaData.ACTOR_ROLE, Role.PUBLISHER.name())));
        }
    }

    /** Erases a value of the event at a position, and its key with it. */
    static void erase(Path data, long position, String digest) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(data))) {
            Subject subject = Subject.disclosure(position);
            ValueErased event = new ValueErased("/reason", digest, ErasureGround.DATA_PROTECTION, PartialDate.of(DAY));
            ledger.eventStorageEngine()
                    .appendEvents(new GenericDomainEventMessage<>(
                            subject.type(),
                            subject.id(),
                            0,
                            event,
                            MetaData.with(LedgerMetaData.ACTOR_ID, "demo")
                                    .and(LedgerMetaData.ACTOR_ROLE, Role.PRIVACY_OFFICER.name())));
        }
    }

    /** Adds a key, puts a policy in force, and retires the first key: three checkpoints with a few entries more. */
    static void replaceKey(Path data) {
        VerifierKey first;
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(LedgerOptions.in(data))) {
            first = ledger.ledger().keyring().trust().keys().iterator().next();
            new LedgerChanges(ledger).addKey(ledger.ledger().keyring().prepareKey());
        }
        try (KorpsmonitorLedger ledger = KorpsmonitorLedger.open(LedgerOptions.in(data))) {
            new LedgerChanges(ledger).putInForce("# nobody yet\nquorum none\n");
            new LedgerChanges(ledger).retireKey(first, "A test");
        }
        KorpsmonitorLedger.open(LedgerOptions.in(data)).close();
    }

    /** Copies a data directory that no process holds. */
    static Path copy(Path data, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(data.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    /** As if nothing had been signed yet. */
    static void unpublish(Path data) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
                Statement statement = database.createStatement()) {
            statement.execute("DELETE FROM checkpoints");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
