package nl.korpsmonitor.query.readmodel.mongodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Which generations of read models there are. Immutable.
 *
 * @param version counts the changes
 * @param ledger of which ledger they are
 * @param current the generation in use
 * @param building the one that a rebuild fills; null for none
 * @param highest the highest number that was given; none is given twice
 * @param retired those out of use that were not dropped yet
 */
record RegistryState(
        long version, String ledger, int current, @Nullable Integer building, int highest, List<Retired> retired) {
    static final String VERSION = "version";

    /**
     * How long a generation is kept that is out of use. Nodes notice a swap within a second, and look again after reading when they have not looked for a minute,
     * so that nobody takes what was dropped for something empty.
     */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** A generation out of use, and since when. */
    record Retired(int generation, Instant since) {}

    RegistryState {
        retired = List.copyOf(retired);
    }

    /** With a first generation. */
    static RegistryState first(String ledger) {
        return new RegistryState(1, ledger, 1, null, 1, List.of());
    }

    /** With a new, empty generation in use, and none being built. */
    RegistryState begunAnew(String forLedger, Instant now) {
        List<Retired> out = new ArrayList<>(retired);
        out.add(new Retired(current, now));
        if (building != null) {
            out.add(new Retired(building, now));
        }
        return new RegistryState(version, forLedger, highest + 1, null, highest + 1, out);
    }

    /** With a generation being built: a new one, unless there is one. */
    RegistryState withBuilding() {
        return building != null ? this : new RegistryState(version, ledger, current, highest + 1, highest + 1, retired);
    }

    /** With the generation in use that was being built. Unchanged when it is no longer being built, as somebody else was faster. */
    RegistryState swapped(int built, Instant now) {
        if (building == null || building != built) {
            return this;
        }
        List<Retired> out = new ArrayList<>(retired);
        out.add(new Retired(current, now));
        return new RegistryState(version, ledger, built, null, highest, out);
    }

    /** Without the generation that was being built. */
    RegistryState withoutBuilding(int built, Instant now) {
        if (building == null || building != built) {
            return this;
        }
        List<Retired> out = new ArrayList<>(retired);
        out.add(new Retired(built, now));
        return new RegistryState(version, ledger, current, null, highest, out);
    }

    /** Those that nobody reads any more. */
    List<Integer> droppable(Instant now) {
        return retired.stream()
                .filter(each -> each.since().plus(KEPT).isBefore(now))
                .map(Retired::generation)
                .toList();
    }

    /** Without those that were dropped. */
    RegistryState without(List<Integer> dropped) {
        List<Retired> left = retired.stream()
                .filter(each -> !dropped.contains(each.generation()))
                .toList();
        return new RegistryState(version, ledger, current, building, highest, left);
    }

    /** Whether a generation was not dropped yet, in use or not. */
    boolean knows(int generation) {
        return current == generation
                || (building != null && building == generation)
                || retired.stream().anyMatch(each -> each.generation() == generation);
    }

    static RegistryState of(BsonDocument stored) {
        List<Retired> retired = new ArrayList<>();
        for (BsonValue each : stored.getArray("retired")) {
            BsonDocument one = each.asDocument();
            retired.add(new Retired(
                    one.getInt32("generation").getValue(),
                    Instant.ofEpochMilli(one.getDateTime("since").getValue())));
        }
        BsonValue building = stored.get("building");
        return new RegistryState(
                stored.getInt64(VERSION).getValue(),
                stored.getString("ledger").getValue(),
                stored.getInt32("current").getValue(),
                building == null ? null : building.asInt32().getValue(),
                stored.getInt32("highest").getValue(),
                retired);
    }

    BsonDocument document(String id, long asVersion) {
        BsonArray out = new BsonArray();
        retired.forEach(each -> out.add(new BsonDocument("generation", new BsonInt32(each.generation()))
                .append("since", new BsonDateTime(each.since().toEpochMilli()))));
        BsonDocument document = new BsonDocument("_id", new BsonString(id))
                .append(VERSION, new BsonInt64(asVersion))
                .append("ledger", new BsonString(ledger))
                .append("current", new BsonInt32(current))
                .append("highest", new BsonInt32(highest))
                .append("retired", out);
        if (building != null) {
            document.append("building", new BsonInt32(building));
        }
        return document;
    }
}
