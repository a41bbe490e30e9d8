package nl.korpsmonitor.transparency.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.korpsmonitor.transparency.MalformedException;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.verify.GivenBundle.NotShown;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one event as a service gave it: that it is in the log, that the body is the one that was recorded, and that every value which is shown has its
 * digest in the body. Used once.
 */
public final class BundleVerification {

    private final String where;
    private final byte[] bytes;
    private final Trust trust;
    private final @Nullable Memory memory;
    private final ReportBuilder report;

    /**
     * A verification of a bundle.
     *
     * @param trust from the person: a bundle names no key
     * @param memory of earlier verifications; null to compare with none
     * @throws BadInputException when the file can't be read, or is no bundle at all
     */
    public BundleVerification(Path file, Trust trust, @Nullable Memory memory) {
        this.where = file.toString();
        this.trust = trust;
        this.memory = memory;
        this.report = new ReportBuilder("bundle", where);
        this.bytes = GivenFile.read("bundle FILE", file, GivenBundle.MAX_BYTES);
        if (!GivenBundle.isClaimed(bytes)) {
            throw new BadInputException("bundle FILE: " + file + " does not name the format '" + GivenBundle.FORMAT
                    + "', so it is no bundle. Give what the service answers at /v1/events/<position>/bundle");
        }
    }

    /**
     * Verifies the bundle.
     *
     * @throws BadInputException when the memory is damaged
     */
    public Report run() {
        try {
            GivenBundle bundle = GivenBundle.parse(bytes);
            new ProofVerification(bundle, where, trust, memory, report).run();
            notShown(bundle, where, report).forEach(report::notice);
        } catch (MalformedException e) {
            report.trust(trust.words(), true);
            report.add(Finding.of("bundle-malformed", where, e.getMessage()));
        }
        return report.build();
    }

    /**
     * What a bundle says of values that it does not show, a sentence each. It must be about values of its body that it does not disclose too; what is not is a fault.
     *
     * @param where the bundle is, for findings
     */
    static List<String> notShown(GivenBundle bundle, String where, ReportBuilder report) {
        JsonObject body = BodyReader.object(bundle.body());
        Map<String, String> left = body == null ? new HashMap<>() : new HashMap<>(BodyReader.digests(body));
        Set<String> shown = bundle.disclosures().stream()
                .flatMap(BundleVerification::digest)
                .collect(Collectors.toSet());
        List<String> said = new ArrayList<>();
        for (NotShown value : bundle.notShown()) {
            String path = left.remove(value.digest());
            if (shown.contains(value.digest())) {
                report.add(Finding.of(
                                "not-shown-disclosed",
                                where,
                                "It tells of a value that it is not shown, and discloses it")
                        .differing("one or the other", value.digest()));
            } else if (path == null) {
                report.add(Finding.of(
                                "not-shown-unknown",
                                where,
                                "It tells of a value that is not shown, and that the body does not hold")
                        .differing("one of the body's salted digests", value.digest()));
            } else {
                said.add(path + " is " + value.confidential()
                        + (value.ground() == null ? "" : ", ground " + value.ground())
                        + (value.decidedAt() == null ? "" : ", decided at position " + value.decidedAt())
                        + ". Whoever made the bundle says so; only the digest of the value was proven");
            }
        }
        return said;
    }

    /** The digest of a disclosure; none when it is malformed, which is found where disclosures are compared with the body. */
    private static Stream<String> digest(String disclosure) {
        try {
            return Stream.of(Disclosure.parse(disclosure).digest().base64Url());
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
