package nl.korpsmonitor.transparency.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import nl.korpsmonitor.transparency.MalformedException;
import org.junit.jupiter.api.Test;

class EntryBundleTest {

    @Test
    void each_entry_stands_behind_its_length_in_two_bytes() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1}, new byte[0], new byte[] {2, 3}));
        assertThat(HexFormat.of().formatHex(bundle)).isEqualTo("0001" + "01" + "0000" + "0002" + "0203");
        assertThat(EntryBundle.parse(bundle, 3)).containsExactly(new byte[] {1}, new byte[0], new byte[] {2, 3});
    }

    @Test
    void an_entry_may_have_up_to_65535_bytes() {
        byte[] largest = new byte[65_535];
        Arrays.fill(largest, (byte) 7);
        byte[] bundle = EntryBundle.encode(List.of(largest, largest));
        assertThat(Arrays.copyOf(bundle, 2)).containsExactly(0xff, 0xff);
        assertThat(EntryBundle.parse(bundle, 2)).containsExactly(largest, largest);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
    }

    @Test
    void a_bundle_has_1_to_256_entries() {
        List<byte[]> full = Collections.nCopies(256, new byte[] {9});
        assertThat(EntryBundle.parse(EntryBundle.encode(full), 256)).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[] {9})));
        for (int count : new int[] {Integer.MIN_VALUE, -1, 0, 257, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(new byte[0], count));
        }
    }

    @Test
    void a_bundle_has_as_many_entries_as_its_path_says() {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1}, new byte[] {2, 3}));
        for (int count : new int[] {1, 3, 256}) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.parse(bundle, count));
        }
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.parse(cut, 2));
        }
        byte[] longer = Arrays.copyOf(bundle, bundle.length + 1);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.parse(longer, 2));
    }
}
