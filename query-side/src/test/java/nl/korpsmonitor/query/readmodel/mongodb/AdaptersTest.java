package nl.korpsmonitor.query.readmodel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.ledger.mongodb.MongoUnderTest;
import nl.korpsmonitor.query.readmodel.Projector;
import nl.korpsmonitor.query.readmodel.ReadModelDigest;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.Row;
import nl.korpsmonitor.query.readmodel.RowQuery;
import nl.korpsmonitor.query.readmodel.RowQuery.After;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.readmodel.sqlite.SqliteReadModelStore;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.RandomHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same events in both adapters give the same: digests, lists, documents, as of every position. */
class AdaptersTest {
    private static final int EVENTS = 300;

    @TempDir
    Path directory;

    private final MongoConnection connection = MongoUnderTest.connect(MongoUnderTest.freshDatabase());

    @AfterEach
    void drop() {
        MongoUnderTest.drop(connection);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_130_903})
    void both_adapters_hold_the_same(long seed) {
        InMemoryTrail trail = RandomHistory.of(seed, EVENTS);
        Random random = new Random(seed);
        Generation generation = new Generation(connection, 3, 1);
        generation.prepare();
        try (ReadModelStore mongo = new MongoReadModelStore(generation);
                ReadModelStore sqlite = SqliteReadModelStore.open(directory.resolve("views.db"), "ledger")) {
            Projector intoMongo = new Projector(trail, mongo);
            Projector intoSqlite = new Projector(trail, sqlite);
            long position = 0;
            while (position < trail.size()) {
                position = Math.min(trail.size(), position + 1 + random.nextInt(60));
                intoMongo.catchUp(position);
                intoSqlite.catchUp(position);
                assertThat(ReadModelDigest.at(mongo)).isEqualTo(ReadModelDigest.at(sqlite));
            }
            for (ViewType<?, ?> type : ViewTypes.ALL) {
                for (int i = 0; i < 20; i++) {
                    assertSame(type, random, mongo, sqlite);
                }
            }
        }
    }

    private static void assertSame(ViewType<?, ?> type, Random random, ReadModelStore one, ReadModelStore other) {
        @Nullable
        String sort = random.nextBoolean()
                ? null
                : type.fields().get(random.nextInt(type.fields().size()));
        RowQuery query = new RowQuery(
                type.name(),
                random.nextInt(EVENTS + 1),
                Map.of(),
                sort,
                random.nextBoolean(),
                null,
                1 + random.nextInt(4));
        if (random.nextBoolean()) {
            query = query.where(type.fields().getFirst(), List.of("2012", "2008", "alfa", "UNIT", "kv-1"));
        }
        List<Row> rows = all(one, query);
        assertThat(rows).as("%s", query).isEqualTo(all(other, query));
        rows.forEach(row ->
                assertThat(one.document(type.name(), row.key())).isEqualTo(other.document(type.name(), row.key())));
    }

    private static List<Row> all(ReadModelStore store, RowQuery query) {
        List<Row> all = new ArrayList<>();
        List<Row> page = store.rows(query);
        while (!page.isEmpty()) {
            all.addAll(page);
            Row last = page.getLast();
            page = store.rows(query.page(new After(last.sortValue(), last.key()), query.limit()));
        }
        return all;
    }
}
