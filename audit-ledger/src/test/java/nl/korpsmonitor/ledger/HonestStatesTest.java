package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import nl.korpsmonitor.events.LedgerEvent;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.finding.Finding;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.inspection.LedgerInspection;
import nl.korpsmonitor.ledger.inspection.Trust;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which states a process that was ended may leave a ledger, and which only somebody who changed it. */
class HonestStatesTest {
    private static final PartialDate DAY = new PartialDate("2013-10-24");
    private static final MetaData SYSTEM =
            MetaData.with(LedgerMetaData.ACTOR_ID, "ledger").and(LedgerMetaData.ACTOR_ROLE, "SYSTEM");

    @TempDir
    Path directory = Path.of("");

    private Path keys = Path.of("");
    private Path closed = Path.of("");
    private final Findings findings = new Findings();

    @BeforeEach
    void nameFiles() {
        keys = directory.resolve("keys");
        closed = keys.resolve("closed");
    }

    private Ledger open() {
        return Ledger.open(LedgerOptions.in(directory));
    }

    private static void record(Ledger ledger, LedgerEvent event) {
        long sequence = ledger.trail().lastSequence(Subject.LEDGER) + 1;
        ledger.eventStorageEngine()
                .appendEvents(new GenericDomainEventMessage<>("ledger", "ledger", sequence, event, SYSTEM));
    }

    private List<String> found(Trust trust) throws IOException {
        Findings fresh = new Findings();
        try (LedgerInspection inspection = LedgerInspection.open(directory, fresh)) {
            assertThat(inspection.inspect(trust, InspectionProgress.NONE)).isNotNull();
        }
        fresh.notices().forEach(findings::notice);
        return fresh.shown().stream().map(Finding::text).toList();
    }

    private List<String> found() throws IOException {
        return found(Trust.NONE);
    }

    /** Returns the first key, which is retired then. */
    private VerifierKey retireFirst() {
        try (Ledger ledger = open()) {
            VerifierKey old = VerifierKey.parse(ledger.opened().verifierKey());
            record(ledger, new LedgerKeyAdded(ledger.keyring().prepareKey().vkey(), DAY));
            record(ledger, new LedgerKeyRetired(old.vkey(), "worn out", DAY));
            return old;
        }
    }

    private void deleteCheckpoints(String where) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM checkpoints WHERE " + where);
        }
    }

    @Test
    void a_retired_key_may_still_be_there_when_its_process_was_ended_but_not_after_a_close() throws IOException {
        open().close();
        byte[] pem = Files.readAllBytes(keys.resolve("log.pem"));
        retireFirst();
        assertThat(found()).isEmpty();
        Files.write(keys.resolve("log.pem"), pem);
        assertThat(found()).isNotEmpty().allSatisfy(each -> assertThat(each).startsWith("keys/log.pem: "));
        Files.writeString(closed, "open\n");
        assertThat(found()).isEmpty();
        assertThat(findings.notices()).anyMatch(each -> each.contains("keys/log.pem is of a key that was retired"));
    }

    @Test
    void a_first_round_that_was_cut_off_has_signed_nothing_but_the_empty_tree() throws Exception {
        String origin;
        try (Ledger ledger = open()) {
            origin = ledger.opened().origin();
        }
        SigningKey key = SigningKey.ofPem(origin, Files.readString(keys.resolve("log.pem")));
        Checkpoint empty = new Checkpoint(origin, 0, MerkleHasher.EMPTY_ROOT);
        Files.writeString(
                keys.resolve("last-signed"),
                SignedCheckpoint.sign(empty, List.of(key)).encoded());
        deleteCheckpoints("true");
        Files.writeString(closed, "open\n");
        assertThat(found()).isEmpty();
        Files.delete(closed);
        assertThat(found()).as("it is written last of all that a start writes").isEmpty();
        Files.delete(keys.resolve("ledger-id"));
        assertThat(found()).as("written after entry 0").isEmpty();
        open().close();
        assertThat(found()).as("the next start goes on from there").isEmpty();
    }

    @Test
    void a_file_that_says_open_is_no_finding_and_one_that_is_gone_is() throws IOException {
        retireFirst();
        String record = Files.readString(closed);
        Files.writeString(closed, "open\n");
        assertThat(found()).isEmpty();
        assertThat(findings.notices()).anyMatch(each -> each.contains("ended without closing the ledger"));
        Files.delete(closed);
        assertThat(found()).singleElement().asString().startsWith("keys/closed: it is missing");
        Files.writeString(closed, record);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_being_written_is_passed_over() throws IOException {
        open().close();
        Files.writeString(keys.resolve("last-signed.new"), "half");
        assertThat(found()).isEmpty();
        assertThat(findings.notices()).anyMatch(each -> each.startsWith("keys/last-signed.new"));
        open().close();
        assertThat(Files.readString(closed)).doesNotContain(".new");
    }

    @Test
    void what_must_be_published_after_a_close_is_missed() throws Exception {
        VerifierKey old = retireFirst();
        String id = KeyIds.hex(old);
        TlogPolicy witnessed = witnessed(old);
        deleteCheckpoints("name = 'published' OR name LIKE 'retired/%'");
        assertThat(found())
                .anyMatch(each -> each.contains("published: it is missing, although checkpoints were signed"))
                .anyMatch(each -> each.contains("retired/" + id + ": the last checkpoint of the retired key"));
        Files.writeString(closed, "open\n");
        assertThat(found()).as("not closed").isEmpty();
        assertThat(found(new Trust(List.of(), witnessed)))
                .anyMatch(each -> each.contains("published: it is missing: nothing is published that the witnesses"));
    }

    private static TlogPolicy witnessed(VerifierKey log) {
        String witness = SigningKey.generate("witness.example", new SecureRandom())
                .cosignerKey()
                .vkey();
        String text = "log " + log.vkey() + "\nwitness w " + witness + "\nquorum w\n";
        return TlogPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
