package nl.korpsmonitor.service.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import nl.korpsmonitor.events.values.Subject;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names records by their content, so that the same record, in the same file or another one, is recorded once. A file
 * that says the same twice about a subject means it twice: the second gets a key of its own. For one file.
 */
final class ContentKey {
    private static final ObjectWriter SORTED =
            JsonMapper.builder().build().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private final Map<String, Integer> occurrences = new HashMap<>();

    /** The fields in one form, whatever their order in the file. */
    static byte[] canonical(ObjectNode fields) {
        return SORTED.writeValueAsBytes(fields);
    }

    /** The idempotency key of the next record of the file. */
    String of(String command, Subject subject, byte[] canonicalFields) {
        MessageDigest digest = sha256();
        digest.update((command + "\n" + subject + "\n").getBytes(StandardCharsets.UTF_8));
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(canonicalFields));
        int occurrence = occurrences.merge(hash, 1, Integer::sum);
        return "import-" + hash + (occurrence == 1 ? "" : "-" + occurrence);
    }

    /** The pseudonym of an invented actor: the same in every ledger and every file that describes it alike. */
    static String pseudonym(InventedActor actor) {
        String description = String.join(
                "\n",
                "invented actor",
                actor.name(),
                new java.util.TreeSet<>(actor.roles()).toString(),
                String.valueOf(actor.organisation()));
        byte[] hash = sha256().digest(description.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
