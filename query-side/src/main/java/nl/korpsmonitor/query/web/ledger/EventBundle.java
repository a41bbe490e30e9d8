package nl.korpsmonitor.query.web.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.proof.TlogProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is needed to verify one event without the service, as far as its reader may see it.
 *
 * @param format names this form
 * @param proof a C2SP tlog-proof, with the leaf as extra data and the signed checkpoint; its lines as they stand in the file
 * @param body base64 of the event's exact bytes, whose SHA-256 stands in the leaf
 * @param disclosures of the values that are shown: each is base64url of {@code [salt, name, value]} (RFC 9901), and its SHA-256 stands in the body
 * @param notShown the values that are not shown; what is said of them is the service's word, and no part of the proof
 */
public record EventBundle(
        @Schema(example = EventBundle.FORMAT) String format,
        String proof,
        String body,
        List<String> disclosures,
        List<NotShown> notShown) {
    /** The name of the form. */
    public static final String FORMAT = "korpsmonitor-event/v1";

    private static final String CONFIDENTIAL = "confidential";

    /**
     * A value that is not shown to this reader.
     *
     * @param digest of its disclosure, as it stands in the body
     * @param field where it stands in the event's data, a JSON Pointer
     * @param confidential {@code withheld}, {@code erased}, or {@code unopenable} when its key is missing
     * @param ground on which that was decided; absent when it is only not for this reader
     * @param decidedAt position of the event that decided it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NotShown(
            String digest,
            @Schema(example = "/reason") String field,
            String confidential,
            @Nullable String ground,
            @Nullable Long decidedAt) {}

    /** The values of an event, as its reader may see them. */
    public record Values(List<String> disclosures, List<NotShown> notShown) {
        /**
         * Parts them.
         *
         * @param closed the event's data with every value closed
         * @param shown the same as this reader sees it: what is shown there is disclosed, and nothing else
         * @param openable the disclosures that can be opened at all
         */
        public static Values of(JsonNode closed, JsonNode shown, List<Disclosure> openable) {
            Map<String, Disclosure> byDigest = new HashMap<>();
            openable.forEach(each -> byDigest.put(each.digest().base64Url(), each));
            Values values = new Values(new ArrayList<>(), new ArrayList<>());
            Map<String, String> digests = new TreeMap<>();
            collect(closed, "", digests);
            digests.forEach((field, digest) -> values.take(field, digest, shown.at(field), byDigest.get(digest)));
            return values;
        }

        private void take(String field, String digest, JsonNode shown, @Nullable Disclosure disclosure) {
            String confidential = shown.path(CONFIDENTIAL).asString();
            if (!confidential.equals("shown")) {
                JsonNode decidedAt = shown.path("decidedAt");
                notShown.add(new NotShown(
                        digest,
                        field,
                        confidential,
                        shown.path("ground").asString(null),
                        decidedAt.isMissingNode() ? null : decidedAt.asLong()));
            } else if (disclosure != null) {
                disclosures.add(disclosure.encoded());
            } else {
                // Erased in the moment between the two looks.
                notShown.add(new NotShown(digest, field, "unopenable", null, null));
            }
        }

        private static void collect(JsonNode node, String pointer, Map<String, String> digests) {
            if (node.path(CONFIDENTIAL).isString() && node.path("digest").isString()) {
                digests.put(pointer, node.path("digest").asString());
            } else if (node.isObject()) {
                node.properties()
                        .forEach(member ->
                                collect(member.getValue(), pointer + "/" + escaped(member.getKey()), digests));
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    collect(node.get(i), pointer + "/" + i, digests);
                }
            }
        }

        private static String escaped(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }

    /** @param values as this reader may see them */
    public static EventBundle of(TlogProof proof, byte[] body, Values values) {
        return new EventBundle(
                FORMAT,
                proof.encoded(),
                Base64.getEncoder().encodeToString(body),
                values.disclosures(),
                values.notShown());
    }
}
