package nl.korpsmonitor.transparency.json;

import static nl.korpsmonitor.transparency.json.JsonReaderTest.ROOMY;
import static nl.korpsmonitor.transparency.json.JsonReaderTest.accepts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReaderUtf8Test {

    @Test
    void utf_8_is_accepted_exactly_when_the_platforms_strict_decoder_accepts_it_and_it_is_no_noncharacter() {
        // Every sequence of two bytes, and every three and four that begin with a lead byte and edge values.
        int[] edges = {0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        List<byte[]> sequences = new ArrayList<>();
        for (int a = 0x80; a < 0x100; a++) {
            sequences.add(new byte[] {(byte) a});
            for (int b = 0x20; b < 0x100; b++) {
                sequences.add(new byte[] {(byte) a, (byte) b});
            }
            for (int b : edges) {
                for (int c : edges) {
                    sequences.add(new byte[] {(byte) a, (byte) b, (byte) c});
                    for (int d : edges) {
                        sequences.add(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
                    }
                }
            }
        }
        int accepted = 0;
        for (byte[] sequence : sequences) {
            if (contains(sequence, '"') || contains(sequence, '\\')) {
                continue;
            }
            byte[] document = ByteBuffer.allocate(sequence.length + 3)
                    .put((byte) '"')
                    .put((byte) 'x')
                    .put(sequence)
                    .put((byte) '"')
                    .array();
            boolean valid = strictlyValid(sequence);
            accepted += valid ? 1 : 0;
            assertThat(accepts(document)).as(HexFormat.of().formatHex(sequence)).isEqualTo(valid);
            if (valid) {
                assertThat(CanonicalJson.encode(JsonReader.read(document, ROOMY)))
                        .isEqualTo(document);
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    private static boolean contains(byte[] sequence, char wanted) {
        for (byte each : sequence) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean strictlyValid(byte[] sequence) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(sequence))
                    .toString();
            return decoded.codePoints().noneMatch(c -> (c & 0xFFFF) >= 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF));
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
