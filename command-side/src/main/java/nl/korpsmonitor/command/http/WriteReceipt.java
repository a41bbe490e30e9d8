package nl.korpsmonitor.command.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nl.korpsmonitor.ledger.Receipt;

/**
 * The answer to a write.
 *
 * @param subject what was written about
 * @param seq the subject's last sequence now; also its ETag
 * @param positions of the recorded events, consecutive
 * @param recordedAt when the ledger took them, UTC
 * @param links {@code event}: the first recorded event; {@code proof}: that it is in the ledger, to be kept: it verifies offline; {@code history}: all
 *     events of the subject; of an erasure also {@code dossiers}: those that were issued and show a confidential value of the event
 */
public record WriteReceipt(
        String subject, long seq, List<Long> positions, Instant recordedAt, Map<String, String> links) {
    public WriteReceipt {
        positions = List.copyOf(positions);
        links = Map.copyOf(links);
    }

    /** The same with one more link. */
    public WriteReceipt with(String name, String path) {
        Map<String, String> more = new HashMap<>(links);
        more.put(name, path);
        return new WriteReceipt(subject, seq, positions, recordedAt, more);
    }

    static WriteReceipt of(Receipt receipt) {
        String id = receipt.subject().id();
        return new WriteReceipt(
                id,
                receipt.sequence(),
                LongStream.rangeClosed(receipt.firstPosition(), receipt.lastPosition())
                        .boxed()
                        .toList(),
                receipt.recordedAt(),
                Map.of(
                        "event",
                        eventPath(receipt),
                        "proof",
                        eventPath(receipt) + "/proof",
                        "history",
                        "/v1/events?subject=" + URLEncoder.encode(id, StandardCharsets.UTF_8)));
    }

    static String eventPath(Receipt receipt) {
        return "/v1/events/" + receipt.firstPosition();
    }
}
