package nl.korpsmonitor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Which deployments can keep what they acknowledge, by what they say of themselves. */
class DeploymentCheckTest {
    private static final String ENOUGH = "'maxWireVersion': " + DeploymentCheck.MINIMUM_WIRE_VERSION;

    private static BsonDocument set(String members) {
        return BsonDocument.parse("{'setName': 'rs0', " + members + ", " + ENOUGH + "}");
    }

    @Test
    void a_set_of_three_will_do_without_a_word() {
        for (String members : new String[] {
            "'hosts': ['a:1', 'b:1', 'c:1']", "'hosts': ['a:1', 'b:1'], 'passives': ['c:1']",
        }) {
            assertThat(DeploymentCheck.fault(set(members), false)).isEmpty();
            assertThat(DeploymentCheck.warning(set(members))).isEmpty();
        }
    }

    @Test
    void two_members_will_do_with_a_warning_and_arbiters_do_not_count() {
        BsonDocument two = set("'hosts': ['a:1', 'b:1'], 'arbiters': ['c:1']");
        assertThat(DeploymentCheck.fault(two, false)).isEmpty();
        assertThat(DeploymentCheck.warning(two).orElseThrow()).contains("only 2 members");
    }

    @Test
    void one_member_will_not_do_whatever_arbiters_it_has() {
        BsonDocument one = set("'hosts': ['a:1'], 'arbiters': ['b:1', 'c:1']");
        assertThat(DeploymentCheck.fault(one, false).orElseThrow()).contains("one member that holds data");
    }

    @Test
    void one_member_of_three_will_not_do_when_it_is_asked_alone() {
        BsonDocument three = set("'hosts': ['a:1', 'b:1', 'c:1']");
        assertThat(DeploymentCheck.fault(three, true).orElseThrow())
                .contains("one member alone", "directConnection", "replicaSet=rs0");
    }

    @Test
    void what_is_no_set_or_too_old_will_not_do_and_a_router_of_shards_will() {
        BsonDocument single = BsonDocument.parse("{" + ENOUGH + "}");
        assertThat(DeploymentCheck.fault(single, true).orElseThrow()).contains("single server");
        BsonDocument old =
                BsonDocument.parse("{'setName': 'rs0', 'hosts': ['a:1', 'b:1', 'c:1'], 'maxWireVersion': 9}");
        assertThat(DeploymentCheck.fault(old, false).orElseThrow()).contains("older than MongoDB 5.0");
        BsonDocument router = BsonDocument.parse("{'msg': 'isdbgrid', " + ENOUGH + "}");
        assertThat(DeploymentCheck.fault(router, true)).isEmpty();
        assertThat(DeploymentCheck.warning(router)).isEmpty();
    }
}
