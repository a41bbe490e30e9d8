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
 * @param used when a program of this format last had them in use, to {@link #NOTED}; null when that is not known, or long ago and what it used was
 *     retired
 */
record RegistryState(
        long version,
        String ledger,
        int current,
        @Nullable Building building,
        int highest,
        List<Retired> retired,
        @Nullable Instant used) {
    static final String VERSION = "version";

    /**
     * How long a generation is kept that is out of use. Nodes notice a swap within a second, and look again after reading when they have not looked for a minute,
     * so that nobody takes what was dropped for something empty.
     */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** How often it is noted that they are in use. */
    static final Duration NOTED = Duration.ofDays(1);

    /** How long read models of a format are kept that no program uses. */
    static final Duration KEPT_UNUSED = Duration.ofDays(30);

    /**
     * A generation that a rebuild fills.
     *
     * @param program tells the program that began to fill it from every other; another one would fold the rest otherwise
     */
    record Building(int generation, String program) {}

    /** A generation out of use, and since when. */
    record Retired(int generation, Instant since) {}

    RegistryState {
        retired = List.copyOf(retired);
    }

    /** With a first generation. */
    static RegistryState first(String ledger) {
        return new RegistryState(1, ledger, 1, null, 1, List.of(), null);
    }

    /** With a new, empty generation in use, and none being built. */
    RegistryState begunAnew(String forLedger, Instant now) {
        List<Retired> out = withRetired(current, now);
        if (building != null) {
            out.add(new Retired(building.generation(), now));
        }
        return new RegistryState(version, forLedger, highest + 1, null, highest + 1, out, used);
    }

    /** With a generation being built: a new one, unless there is one that the same program began. What another program began is out of use. */
    RegistryState withBuilding(String program, Instant now) {
        if (building != null && building.program().equals(program)) {
            return this;
        }
        List<Retired> out = building == null ? retired : withRetired(building.generation(), now);
        return new RegistryState(version, ledger, current, new Building(highest + 1, program), highest + 1, out, used);
    }

    /** With the generation in use that was being built. Unchanged when it is no longer being built, as somebody else was faster. */
    RegistryState swapped(int built, Instant now) {
        return isBuilding(built)
                ? new RegistryState(version, ledger, built, null, highest, withRetired(current, now), used)
                : this;
    }

    /** Without the generation that was being built. */
    RegistryState withoutBuilding(int built, Instant now) {
        return isBuilding(built)
                ? new RegistryState(version, ledger, current, null, highest, withRetired(built, now), used)
                : this;
    }

    private boolean isBuilding(int generation) {
        return building != null && building.generation() == generation;
    }

    private List<Retired> withRetired(int generation, Instant now) {
        List<Retired> out = new ArrayList<>(retired);
        out.add(new Retired(generation, now));
        return out;
    }

    /** In use now; unchanged when that was noted not long ago. */
    RegistryState used(Instant now) {
        return used != null && used.plus(NOTED).isAfter(now)
                ? this
                : new RegistryState(version, ledger, current, building, highest, retired, now);
    }

    /** With everything out of use, when no program used it for long. A program of this format that comes nevertheless finds an empty generation. */
    RegistryState abandoned(Instant now) {
        if (used == null || used.plus(KEPT_UNUSED).isAfter(now)) {
            return this;
        }
        RegistryState anew = begunAnew(ledger, now);
        return new RegistryState(version, ledger, anew.current(), null, anew.highest(), anew.retired(), null);
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
        return new RegistryState(version, ledger, current, building, highest, left, used);
    }

    /** Whether a generation was not dropped yet, in use or not. */
    boolean knows(int generation) {
        return current == generation
                || isBuilding(generation)
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
        // What an earlier version of the program left names none: it is begun anew.
        String program = stored.getString("program", new BsonString("")).getValue();
        BsonValue used = stored.get("used");
        return new RegistryState(
                stored.getInt64(VERSION).getValue(),
                stored.getString("ledger").getValue(),
                stored.getInt32("current").getValue(),
                building == null ? null : new Building(building.asInt32().getValue(), program),
                stored.getInt32("highest").getValue(),
                retired,
                used == null ? null : Instant.ofEpochMilli(used.asDateTime().getValue()));
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
            document.append("building", new BsonInt32(building.generation()))
                    .append("program", new BsonString(building.program()));
        }
        if (used != null) {
            document.append("used", new BsonDateTime(used.toEpochMilli()));
        }
        return document;
    }
}
