package nl.korpsmonitor.query.readmodel.mongodb;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.query.readmodel.DigestLines;
import nl.korpsmonitor.query.readmodel.ReadModelStore;
import nl.korpsmonitor.query.readmodel.RowChange;
import nl.korpsmonitor.query.readmodel.ViewType;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * What changes of one kind of view become. They may be done in any order, again and again, and beside those of another process that writes the same events in
 * other batches: content is only written where there is none, {@code to} is only lowered, and to nothing but positions of later events of the same subject.
 */
final class RowUpdates {
    private final ViewType<?, ?> type;
    private final Map<String, List<RowChange>> changes = new LinkedHashMap<>();

    private RowUpdates(ViewType<?, ?> type) {
        this.type = type;
    }

    /**
     * By kind of view.
     *
     * @throws IllegalArgumentException when a change names no view, or lacks a field
     */
    static List<RowUpdates> of(List<RowChange> changes) {
        Map<String, RowUpdates> updates = new TreeMap<>();
        for (RowChange change : changes) {
            ViewType<?, ?> type = ViewTypes.ofSubjectType(change.view())
                    .orElseThrow(() -> new IllegalArgumentException("view: there is no view " + change.view()));
            for (String field : type.fields()) {
                if (!change.fields().containsKey(field)) {
                    throw new IllegalArgumentException("fields: " + field + " is missing");
                }
            }
            updates.computeIfAbsent(change.view(), name -> new RowUpdates(type))
                    .changes
                    .computeIfAbsent(change.key(), key -> new ArrayList<>())
                    .add(change);
        }
        return List.copyOf(updates.values());
    }

    ViewType<?, ?> type() {
        return type;
    }

    /** To be done before the token is raised: the rows, and the end of those before them. */
    List<WriteModel<BsonDocument>> rows() {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        changes.forEach((key, versions) -> {
            long first = versions.getFirst().position();
            writes.add(new UpdateManyModel<>(
                    Filters.and(
                            Filters.eq(RowFields.KEY, key),
                            Filters.lt(RowFields.FROM, first),
                            Filters.gt(RowFields.TO, first)),
                    Updates.min(RowFields.TO, new BsonInt64(first))));
            for (int i = 0; i < versions.size(); i++) {
                long to = i + 1 < versions.size() ? versions.get(i + 1).position() : ReadModelStore.OPEN;
                writes.add(row(versions.get(i), to));
            }
        });
        return writes;
    }

    private UpdateOneModel<BsonDocument> row(RowChange change, long to) {
        List<Bson> updates = new ArrayList<>(List.of(
                onInsert(RowFields.KEY, change.key()),
                Updates.setOnInsert(RowFields.FROM, new BsonInt64(change.position())),
                onInsert(RowFields.SUMMARY, change.summary()),
                // Every version has its text, also one that this very batch supersedes: another process may end its
                // batch there, and go on from it.
                onInsert(RowFields.TEXT, change.document()),
                onInsert(RowFields.DIGEST, DigestLines.digestOf(change.document())),
                Updates.min(RowFields.TO, new BsonInt64(to))));
        for (String field : type.fields()) {
            updates.add(onInsert(
                    RowFields.field(field), String.valueOf(change.fields().get(field))));
        }
        return new UpdateOneModel<>(
                Filters.eq(RowFields.ID, RowFields.id(change.key(), change.position())),
                Updates.combine(updates),
                new UpdateOptions().upsert(true));
    }

    private static Bson onInsert(String name, String value) {
        return Updates.setOnInsert(name, new BsonString(value));
    }

    /** To be done after the token is raised: texts that nobody folds onto or shows any more. What a crash leaves takes room, and is gone with the next rebuild. */
    List<WriteModel<BsonDocument>> pruning() {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        changes.forEach((key, versions) -> writes.add(new UpdateManyModel<>(
                Filters.and(
                        Filters.eq(RowFields.KEY, key),
                        Filters.lt(RowFields.FROM, versions.getLast().position()),
                        Filters.gte(RowFields.TO, versions.getFirst().position()),
                        Filters.lte(RowFields.TO, versions.getLast().position())),
                Updates.unset(RowFields.TEXT))));
        return writes;
    }
}
