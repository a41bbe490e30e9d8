package nl.korpsmonitor.transparency.entry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.tree.TileCoordinates;

/** Bundles of entries as C2SP tlog-tiles serves them: each entry behind its length as two bytes, big-endian. */
public final class EntryBundle {

    /** The most bytes of an entry. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    private static final int LENGTH_BYTES = 2;

    private EntryBundle() {}

    /**
     * The bundle of these entries.
     *
     * @param entries 1 to 256, each at most {@value #MAX_ENTRY_BYTES} bytes
     * @throws IllegalArgumentException when there are none or too many, or one is too long
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > TileCoordinates.FULL_WIDTH) {
            throw new IllegalArgumentException("A bundle has 1 to " + TileCoordinates.FULL_WIDTH + " entries");
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("An entry has at most " + MAX_ENTRY_BYTES + " bytes");
            }
            bundle.write(entry.length >>> Byte.SIZE);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /**
     * The entries of a bundle.
     *
     * @param count how many there must be, 1 to 256
     * @throws MalformedException when there are more or fewer, or the bytes end within one
     * @throws IllegalArgumentException when the count is out of range
     */
    public static List<byte[]> parse(byte[] bundle, int count) {
        if (count < 1 || count > TileCoordinates.FULL_WIDTH) {
            throw new IllegalArgumentException("A bundle has 1 to " + TileCoordinates.FULL_WIDTH + " entries");
        }
        List<byte[]> entries = new ArrayList<>(count);
        int position = 0;
        while (entries.size() < count) {
            require(bundle.length - position >= LENGTH_BYTES, entries.size(), count);
            int length = ((bundle[position] & 0xFF) << Byte.SIZE) | (bundle[position + 1] & 0xFF);
            position += LENGTH_BYTES;
            require(bundle.length - position >= length, entries.size(), count);
            entries.add(Arrays.copyOfRange(bundle, position, position + length));
            position += length;
        }
        if (position < bundle.length) {
            throw new MalformedException("A bundle of " + count + " entries goes on after the last");
        }
        return entries;
    }

    private static void require(boolean holds, int entries, int count) {
        if (!holds) {
            throw new MalformedException("A bundle of " + count + " entries ends within entry " + entries);
        }
    }
}
