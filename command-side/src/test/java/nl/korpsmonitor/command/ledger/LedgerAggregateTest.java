package nl.korpsmonitor.command.ledger;

import java.util.HexFormat;
import java.util.List;
import nl.korpsmonitor.command.ledger.LedgerCommand.AddLedgerKey;
import nl.korpsmonitor.command.ledger.LedgerCommand.ChangeLedgerPolicy;
import nl.korpsmonitor.command.ledger.LedgerCommand.RetireLedgerKey;
import nl.korpsmonitor.command.testing.Decision;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyAdded;
import nl.korpsmonitor.events.LedgerEvent.LedgerKeyRetired;
import nl.korpsmonitor.events.LedgerEvent.LedgerOpened;
import nl.korpsmonitor.events.LedgerEvent.LedgerPolicyChanged;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.transparency.key.SigningKey;
import org.junit.jupiter.api.Test;

class LedgerAggregateTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String ORIGIN = "ledger.example/" + ID;
    private static final String FIRST = key(ORIGIN, 1);
    private static final String SECOND = key(ORIGIN, 2);
    private static final PartialDate DAY = new PartialDate("2013-12-31");
    private static final Subject LEDGER = Subject.LEDGER;
    private static final LedgerKeyAdded ADDED = new LedgerKeyAdded(SECOND, DAY);
    private static final LedgerKeyRetired RETIRED = new LedgerKeyRetired(FIRST, "rotatie", DAY);

    @Test
    void a_second_key_of_the_same_name_is_added_once() {
        opened().when("system", new AddLedgerKey(LEDGER, SECOND, DAY)).records(ADDED);
        opened().givenBy("system", ADDED)
                .when("system", new AddLedgerKey(LEDGER, SECOND, DAY))
                .isRefused("key-known");
        opened().when("system", new AddLedgerKey(LEDGER, FIRST, DAY)).isRefused("key-known");
    }

    @Test
    void a_key_of_another_name_or_form_is_a_fault() {
        opened().when("system", new AddLedgerKey(LEDGER, key("elsewhere.example", 2), DAY))
                .isInvalid("verifierKey");
        opened().when("system", new AddLedgerKey(LEDGER, ORIGIN + "+12345678", DAY))
                .isInvalid("verifierKey");
        opened().when("system", new AddLedgerKey(LEDGER, null, null)).isInvalid("verifierKey", "occurredOn");
    }

    @Test
    void a_key_is_retired_while_another_signs() {
        opened().givenBy("system", ADDED)
                .when("system", new RetireLedgerKey(LEDGER, FIRST, "rotatie", DAY))
                .records(RETIRED);
    }

    @Test
    void the_last_key_is_not_retired() {
        opened().when("system", new RetireLedgerKey(LEDGER, FIRST, "rotatie", DAY))
                .isRefused("last-key");
        opened().givenBy("system", ADDED, RETIRED)
                .when("system", new RetireLedgerKey(LEDGER, SECOND, "rotatie", DAY))
                .isRefused("last-key");
    }

    @Test
    void what_is_not_in_use_is_not_retired_and_does_not_come_back() {
        opened().givenBy("system", ADDED, RETIRED)
                .when("system", new RetireLedgerKey(LEDGER, FIRST, "rotatie", DAY))
                .isRefused("key-not-in-use");
        opened().givenBy("system", ADDED, RETIRED)
                .when("system", new AddLedgerKey(LEDGER, FIRST, DAY))
                .isRefused("key-known");
    }

    @Test
    void another_policy_comes_into_force() {
        LedgerPolicyChanged changed = new LedgerPolicyChanged("quorum none\n", DAY);
        ChangeLedgerPolicy change = new ChangeLedgerPolicy(LEDGER, "quorum none\n", DAY);
        opened().when("system", change).records(changed);
        opened().givenBy("system", changed).when("system", change).isRefused("nothing-changes");
    }

    @Test
    void a_policy_that_is_none_or_can_never_be_met_is_a_fault() {
        String witness = signingKey("w.example", 3).cosignerKey().vkey();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            many.append("witness w%d %s https://w%d.example%n"
                    .formatted(i, signingKey("w" + i, i + 1).cosignerKey().vkey(), i));
        }
        for (String policy : List.of(
                many + "quorum w1\n",
                "witness w " + witness + " https://user:secret@w.example\nquorum w\n",
                "quorum",
                "witness w " + witness + "\nquorum w\n",
                "log " + key("elsewhere.example", 2) + "\nquorum none\n")) {
            opened().when("system", new ChangeLedgerPolicy(LEDGER, policy, DAY)).isInvalid("policy");
        }
        String reachable = "witness w " + witness + " https://w.example\nquorum w\n";
        opened().when("system", new ChangeLedgerPolicy(LEDGER, reachable, DAY))
                .records(new LedgerPolicyChanged(reachable, DAY));
    }

    @Test
    void nothing_is_decided_before_the_ledger_is_opened() {
        new Decision(LedgerAggregate.class, "2013-12-31")
                .when("system", new AddLedgerKey(LEDGER, FIRST, DAY))
                .isRefused("ledger-not-opened");
    }

    private static Decision opened() {
        return new Decision(LedgerAggregate.class, "2013-12-31")
                .givenBy("system", new LedgerOpened(ID, ORIGIN, FIRST, List.of("korpsmonitor-entry/v1"), DAY));
    }

    private static String key(String name, int number) {
        return signingKey(name, number).verifierKey().vkey();
    }

    private static SigningKey signingKey(String name, int number) {
        return SigningKey.ofPkcs8(
                name,
                HexFormat.of()
                        .parseHex("302e020100300506032b657004220420"
                                + "%02x".formatted(number).repeat(32)));
    }
}
