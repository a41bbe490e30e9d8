package nl.korpsmonitor.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import nl.korpsmonitor.ledger.claim.Claim;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.query.readmodel.ReadModels;
import nl.korpsmonitor.query.readmodel.mongodb.MongoReadModels;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoSharedProjectionTest extends SharedProjectionContract {
    private final String address = MongoUnderTest.freshDatabase();
    private final MongoConnection connection = MongoUnderTest.connect(address);

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @Test
    void a_database_out_of_reach_is_told_by_the_status_at_the_position_known_last() {
        ledger.appendAll(RandomHistory.of(8, 20));
        MongoConnection lost = MongoUnderTest.connect(address);
        try (ViewProjection projection = ViewProjection.start(
                ledger.trail(),
                ledger.size(),
                ProjectionOptions.of(MongoReadModels.in(lost), Claim.always()).followingOnly())) {
            start(Claim.always()).close();
            assertThat(projection.status().isHealthy()).isTrue();
            long position = projection.status().position();
            lost.close();
            assertThat(projection.status().failure()).contains("reading the position");
            assertThat(projection.status().position()).isEqualTo(position);
        }
    }

    @Override
    ReadModels.Place place() {
        return MongoReadModels.in(connection);
    }
}
