package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.entry.Leaf;
import org.junit.jupiter.api.Test;

class LeafReaderTest {

    private final Random random = new Random(7);
    private final byte[] digest = new byte[Hash.BYTES];

    private byte[] leaf(long micros) {
        byte[] hash = new byte[Hash.BYTES];
        random.nextBytes(hash);
        return Leaf.of(micros, Hash.of(hash));
    }

    @Test
    void it_reads_every_leaf_as_the_leaf_itself_does() {
        LeafReader reader = new LeafReader();
        for (int i = 0; i < 20_000; i++) {
            byte[] leaf = leaf(1_382_607_000_000_000L + random.nextLong(200_000_000_000L));
            reader.digest(leaf, digest, 0);
            assertThat(digest).isEqualTo(Leaf.parse(leaf).bodyHash().bytes());
        }
    }

    @Test
    void it_refuses_what_the_leaf_itself_refuses() {
        LeafReader reader = new LeafReader();
        byte[] known = leaf(1_382_607_000_000_000L);
        reader.digest(known, digest, 0);
        Mutations mutations = new Mutations(random);
        for (int i = 0; i < 50_000; i++) {
            byte[] changed = mutations.mutate(known);
            try {
                Hash hash = Leaf.parse(changed).bodyHash();
                reader.digest(changed, digest, 0);
                assertThat(digest).isEqualTo(hash.bytes());
            } catch (MalformedException e) {
                assertThatThrownBy(() -> reader.digest(changed, digest, 0)).isInstanceOf(MalformedException.class);
            }
        }
    }

    @Test
    void it_refuses_hours_minutes_and_seconds_that_no_clock_shows() {
        LeafReader reader = new LeafReader();
        byte[] known = leaf(1_382_607_000_000_000L);
        reader.digest(known, digest, 0);
        int hour = "korpsmonitor-entry/v1\n2013-10-24T".length();
        for (String clock : new String[] {"24:00:00", "29:00:00", "00:60:00", "00:00:60", "2a:00:00", "00-00:00"}) {
            byte[] changed = Arrays.copyOf(known, known.length);
            for (int i = 0; i < clock.length(); i++) {
                changed[hour + i] = (byte) clock.charAt(i);
            }
            assertThatThrownBy(() -> reader.digest(changed, digest, 0))
                    .as(clock)
                    .isInstanceOf(MalformedException.class);
        }
    }
}
