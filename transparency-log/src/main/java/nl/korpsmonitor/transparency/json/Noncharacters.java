package nl.korpsmonitor.transparency.json;

/** The 66 code points that Unicode keeps from ever being characters; RFC 7493 section 2.1 forbids them in JSON that is exchanged. */
final class Noncharacters {

    private static final int LAST_TWO_OF_A_PLANE = 0xFFFE;

    private Noncharacters() {}

    static boolean include(int codePoint) {
        return (codePoint & LAST_TWO_OF_A_PLANE) == LAST_TWO_OF_A_PLANE || (0xFDD0 <= codePoint && codePoint <= 0xFDEF);
    }
}
