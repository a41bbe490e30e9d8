package nl.korpsmonitor.transparency.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileCoordinatesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 999, 255, tile/1/999.p/255",
        "2, 1000, 1, tile/2/x001/000.p/1",
        "0, 36028797018963967, 256, tile/0/x036/x028/x797/x018/x963/967"
    })
    void paths_are_written_and_read_as_the_tiles_specification_has_them(
            int level, long number, int width, String path) {
        TileCoordinates tile = new TileCoordinates(level, number, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(TilePaths.parse(level, path.substring("tile/0/".length()))).isEqualTo(tile);
    }

    @Test
    void paths_have_ascii_digits_whatever_the_platform_s_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(TilePaths.suffix(1234067, 8)).isEqualTo("x001/x234/067.p/8");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_number_is_read_back() {
        Random random = new Random(31);
        for (int round = 0; round < 2000; round++) {
            long number = random.nextLong() >>> (9 + random.nextInt(55));
            TileCoordinates tile = new TileCoordinates(0, number, 1 + random.nextInt(256));
            assertThat(TilePaths.parse(0, TilePaths.suffix(tile.number(), tile.width())))
                    .isEqualTo(tile);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x000/000",
                "001/000",
                "x001/x000",
                "x01/000",
                "000.p/0",
                "000.p/256",
                "000.p/999",
                "000.p/01",
                "000.p/",
                "000.p",
                "000/",
                "/000",
                "-01",
                "x999/x999/x999/x999/x999/x999/999",
                "x036/x028/x797/x018/x963/968",
                "x001/x001/x001/x001/x001/x001/x001/001",
                "000\n",
                "٠٠٠"
            })
    void any_other_spelling_is_refused(String suffix) {
        assertThatIllegalArgumentException().isThrownBy(() -> TilePaths.parse(0, suffix));
    }

    @Test
    void widths_follow_the_size() {
        assertThat(TileCoordinates.partialWidth(0, 0)).isZero();
        assertThat(TileCoordinates.partialWidth(0, 70_000)).isEqualTo(70_000 % 256);
        assertThat(TileCoordinates.partialWidth(1, 70_000)).isEqualTo(17);
        assertThat(TileCoordinates.partialWidth(2, 70_000)).isEqualTo(1);
        assertThat(TileCoordinates.partialWidth(3, 70_000)).isZero();
        assertThat(TileCoordinates.fullTiles(0, 70_000)).isEqualTo(273);
        assertThat(TileCoordinates.inTree(0, 272, 70_000)).isEqualTo(new TileCoordinates(0, 272, 256));
        assertThat(TileCoordinates.inTree(0, 273, 70_000)).isEqualTo(new TileCoordinates(0, 273, 112));
        assertThatIllegalArgumentException().isThrownBy(() -> TileCoordinates.inTree(0, 274, 70_000));
        assertThatIllegalArgumentException().as("no empty tile").isThrownBy(() -> TileCoordinates.inTree(0, 1, 256));
        assertThat(TileCoordinates.partialWidth(7, Long.MAX_VALUE)).isEqualTo(127);
    }

    @Test
    void tiles_that_no_tree_can_have_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(8, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(7, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TileCoordinates(0, 0, 257));
    }
}
