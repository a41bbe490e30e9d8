package nl.korpsmonitor.transparency.json;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An object: members with unique names, kept in canonical order (by UTF-16 code units), so equal members are equal objects. */
public final class JsonObject implements Json {

    /** The object without members. */
    public static final JsonObject EMPTY = builder().build();

    private final String[] names;
    private final Json[] values;

    JsonObject(String[] sortedNames, Json[] values) {
        this.names = sortedNames;
        this.values = values;
    }

    /** Starts an object. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of members. */
    public int size() {
        return names.length;
    }

    /** The names, in canonical order. */
    public List<String> names() {
        return List.of(names);
    }

    /** The value of the member with this name; Java's null when there is none ({@link JsonNull} when its value is null). */
    public @Nullable Json get(String name) {
        int index = Arrays.binarySearch(names, name);
        return index < 0 ? null : values[index];
    }

    /** Visits the members in canonical order. */
    public void forEach(BiConsumer<String, Json> visitor) {
        for (int i = 0; i < names.length; i++) {
            visitor.accept(names[i], values[i]);
        }
    }

    String name(int index) {
        return names[index];
    }

    Json value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject that
                && Arrays.equals(names, that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "JsonObject" + Arrays.toString(names);
    }

    /** Collects members in any order. Not thread-safe. */
    public static final class Builder {

        private static final int FIRST_CAPACITY = 8;

        private String[] names = new String[FIRST_CAPACITY];
        private Json[] values = new Json[FIRST_CAPACITY];
        private int size;

        private Builder() {}

        /**
         * Adds a member.
         *
         * @throws IllegalArgumentException when there is one of that name
         */
        public Builder put(String name, Json value) {
            if (!add(name, value)) {
                throw new IllegalArgumentException("The object has a member '" + name + "' already");
            }
            return this;
        }

        /** Adds a text member; see {@link #put(String, Json)}. */
        public Builder put(String name, String value) {
            return put(name, new JsonText(value));
        }

        /** Adds a number member; see {@link #put(String, Json)} and {@link JsonNumber}. */
        public Builder put(String name, long value) {
            return put(name, new JsonNumber(value));
        }

        /** Adds a boolean member; see {@link #put(String, Json)}. */
        public Builder put(String name, boolean value) {
            return put(name, JsonBool.of(value));
        }

        /** The object with the members so far; the builder may go on. */
        public JsonObject build() {
            return new JsonObject(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }

        /** Adds a member in its place; false, and nothing changes, when the name is there already. */
        boolean add(String name, Json value) {
            int place = place(name);
            if (place < 0) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            System.arraycopy(names, place, names, place + 1, size - place);
            System.arraycopy(values, place, values, place + 1, size - place);
            names[place] = name;
            values[place] = value;
            size++;
            return true;
        }

        /** Where the name belongs, or a negative number when it is there. Canonical input always belongs at the end. */
        private int place(String name) {
            if (size == 0 || names[size - 1].compareTo(name) < 0) {
                return size;
            }
            int found = Arrays.binarySearch(names, 0, size, name);
            return found >= 0 ? -1 : -found - 1;
        }
    }
}
