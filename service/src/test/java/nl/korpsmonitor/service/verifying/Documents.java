package nl.korpsmonitor.service.verifying;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** What may be done to a document: each of its values changed, each field removed, one added, or the whole deleted. */
final class Documents {
    private Documents() {}

    /**
     * A document after one change.
     *
     * @param kind what was done where, without the numbers of elements
     * @param after null when it was deleted
     */
    record Changed(
            String kind, BsonDocument before, @Nullable BsonDocument after) {}

    static List<Changed> changesOf(BsonDocument document) {
        List<Changed> changes = new ArrayList<>();
        changes.add(new Changed("deleted", document, null));
        changes.add(changed("added", document, copy -> copy.append("more", new BsonInt32(1))));
        fields(document, "", List.of(), document, changes);
        return changes;
    }

    private static Changed changed(String kind, BsonDocument document, Consumer<BsonDocument> change) {
        BsonDocument copy = document.clone();
        change.accept(copy);
        return new Changed(kind, document, copy);
    }

    private static void fields(
            BsonDocument root, String kind, List<Object> path, BsonDocument within, List<Changed> changes) {
        within.forEach((name, value) -> {
            List<Object> to = add(path, name);
            String kindOfField = kind.isEmpty() ? name : kind + "." + name;
            if (!name.equals("_id") || !path.isEmpty()) {
                changes.add(changed(
                        "removed " + kindOfField,
                        root,
                        copy -> parent(copy, to).asDocument().remove(name)));
            }
            value(root, kindOfField, to, value, changes);
        });
    }

    private static void value(
            BsonDocument root, String kind, List<Object> path, BsonValue value, List<Changed> changes) {
        if (value.isDocument()) {
            fields(root, kind, path, value.asDocument(), changes);
        } else if (value.isArray()) {
            for (int i = 0; i < value.asArray().size(); i++) {
                value(root, kind, add(path, i), value.asArray().get(i), changes);
            }
        } else {
            changes.add(changed(
                    "changed " + kind,
                    root,
                    copy -> set(copy, path, kind.equals("_id") ? unused(value) : other(value))));
        }
    }

    private static List<Object> add(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static BsonValue parent(BsonDocument root, List<Object> path) {
        BsonValue at = root;
        for (Object step : path.subList(0, path.size() - 1)) {
            at = step instanceof Integer index
                    ? at.asArray().get(index)
                    : Objects.requireNonNull(at.asDocument().get(step), "a step of a path is there");
        }
        return at;
    }

    private static void set(BsonDocument root, List<Object> path, BsonValue value) {
        BsonValue parent = parent(root, path);
        if (path.getLast() instanceof Integer index) {
            BsonArray array = parent.asArray();
            array.set(index, value);
        } else {
            parent.asDocument().put(path.getLast().toString(), value);
        }
    }

    /** What no other document is called. */
    private static BsonValue unused(BsonValue id) {
        return id.isInt64() ? new BsonInt64(id.asInt64().getValue() + (1L << 40)) : other(id);
    }

    private static BsonValue other(BsonValue value) {
        return switch (value.getBsonType()) {
            case INT32 -> new BsonInt32(value.asInt32().getValue() + 1);
            case INT64 -> new BsonInt64(value.asInt64().getValue() - 1);
            case STRING -> new BsonString(value.asString().getValue() + "x");
            case BOOLEAN -> BsonBoolean.valueOf(!value.asBoolean().getValue());
            case DATE_TIME -> new BsonDateTime(value.asDateTime().getValue() + 1);
            case BINARY -> {
                byte[] bytes = value.asBinary().getData().clone();
                bytes[bytes.length / 2] ^= 1;
                yield new BsonBinary(bytes);
            }
            default -> throw new IllegalArgumentException("no ledger has a " + value.getBsonType());
        };
    }
}
