package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.json.JsonLimits;
import nl.korpsmonitor.transparency.json.JsonReader;
import nl.korpsmonitor.transparency.json.MalformedJsonException;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.proof.TlogProof;

/** Says whether a changed file still means the same: only then a verifier may accept it. */
final class Meaning {

    private Meaning() {}

    static boolean same(String path, byte[] before, byte[] after) {
        try {
            return Arrays.equals(before, after)
                    || switch (path) {
                        case "README.md", "verifier.jar" -> true;
                        case "export.json" ->
                            JsonReader.read(before, JsonLimits.BODY).equals(JsonReader.read(after, JsonLimits.BODY));
                        case "policy" -> {
                            TlogPolicy was = TlogPolicy.parse(before);
                            TlogPolicy is = TlogPolicy.parse(after);
                            yield was.logKeys().equals(is.logKeys()) && was.asksTheSameAs(is);
                        }
                        default ->
                            path.startsWith("disclosures/")
                                    ? leavesOut(lines(before), lines(after))
                                    : (path.equals("checkpoint") || path.startsWith("retired/"))
                                            && sameCheckpoint(before, after);
                    };
        } catch (MalformedException | MalformedJsonException | IllegalArgumentException e) {
            return false;
        }
    }

    static boolean sameProof(byte[] before, byte[] after) {
        try {
            TlogProof was = TlogProof.parse(before);
            TlogProof is = TlogProof.parse(after);
            return Arrays.equals(was.extra(), is.extra())
                    && was.index() == is.index()
                    && was.path().equals(is.path())
                    && same(was.checkpoint(), is.checkpoint());
        } catch (MalformedException e) {
            return false;
        }
    }

    private static boolean sameCheckpoint(byte[] before, byte[] after) {
        return same(SignedCheckpoint.parse(before), SignedCheckpoint.parse(after));
    }

    private static boolean same(SignedCheckpoint was, SignedCheckpoint is) {
        return was.checkpoint().equals(is.checkpoint())
                && new HashSet<>(was.note().signatures())
                        .equals(new HashSet<>(is.note().signatures()));
    }

    /** What is left out may have been erased: nobody can tell, and nothing false is shown. */
    private static boolean leavesOut(List<DisclosureLine> before, List<DisclosureLine> after) {
        Iterator<DisclosureLine> rest = before.iterator();
        for (DisclosureLine line : after) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(line);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static List<DisclosureLine> lines(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedException("cut off");
        }
        List<DisclosureLine> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(DisclosureLine.parse(line.getBytes(StandardCharsets.ISO_8859_1))));
        return lines;
    }
}
