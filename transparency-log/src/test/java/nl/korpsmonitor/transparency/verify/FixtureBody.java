package nl.korpsmonitor.transparency.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nl.korpsmonitor.transparency.disclosure.Disclosure;
import nl.korpsmonitor.transparency.json.CanonicalJson;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonNull;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;

/** A body of the invented log. Every fifth score has a confidential text, which is disclosed unless it is a tenth. */
public final class FixtureBody {

    private final byte[] bytes;
    private final Optional<Shown> shown;

    FixtureBody(byte[] bytes, Optional<Shown> shown) {
        this.bytes = bytes;
        this.shown = shown;
    }

    /** The exact bytes, not copied. */
    public byte[] bytes() {
        return bytes;
    }

    /** The disclosure of its confidential text, when it has one that is disclosed. */
    public Optional<Shown> shown() {
        return shown;
    }

    /**
     * A disclosed text.
     *
     * @param position of the entry
     */
    public record Shown(long position, Disclosure disclosure) {
        /** The line of the export. */
        public String line() {
            return "{\"disclosure\":\"" + disclosure.encoded() + "\",\"position\":" + position + "}\n";
        }
    }

    /** What the ledger says of itself; {@code seq} counts from 0. */
    static FixtureBody of(long position, long seq, String type, JsonObject data) {
        return new FixtureBody(encode(position, seq, type, "ledger", data), Optional.empty());
    }

    /** An answer that embeds a checkpoint. */
    static FixtureBody answer(long position, String checkpoint) {
        JsonObject answer = JsonObject.builder()
                .put("text", "Most of it was done.")
                .put("checkpoint", checkpoint)
                .build();
        return new FixtureBody(
                encode(
                        position,
                        2,
                        "inquiry-answered",
                        "inquiry/kv-2013-1",
                        JsonObject.builder().put("answer", answer).build()),
                Optional.empty());
    }

    static FixtureBody score(long position, String words) {
        JsonObject.Builder data = JsonObject.builder()
                .put("dimension", "cooperation")
                .put(
                        "evidence",
                        "Interview with the unit's coordinator, page " + position
                                + "; minutes of the steering group of that month")
                .put("source", "https://example.org/documents/" + position)
                .put("score", "3." + position % 10)
                .put("reason", words);
        if (position % 5 != 0) {
            return new FixtureBody(
                    encode(position, position, "score-recorded", "scorecard/2012/f-" + position, data.build()),
                    Optional.empty());
        }
        Disclosure disclosure = disclosure("Remark of é " + position);
        data.put(
                "remark",
                JsonObject.builder()
                        .put(
                                "_sd",
                                JsonArray.of(new JsonText(disclosure.digest().base64Url())))
                        .build());
        return new FixtureBody(
                encode(position, position, "score-recorded", "scorecard/2012/f-" + position, data.build()),
                position % 10 == 0 ? Optional.empty() : Optional.of(new Shown(position, disclosure)));
    }

    private static Disclosure disclosure(String value) {
        byte[] json = CanonicalJson.encode(
                JsonArray.of(new JsonText("a salt for " + value), new JsonText("value"), new JsonText(value)));
        return Disclosure.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(json));
    }

    private static byte[] encode(long position, long seq, String type, String subject, JsonObject data) {
        return CanonicalJson.encode(JsonObject.builder()
                .put("v", 1)
                .put("salt", "c2FsdC1vZi0xMjgtYml0cy-" + position)
                .put("id", "0199a3f0-0000-7000-8000-" + "%012d".formatted(position))
                .put("subject", subject)
                .put("aggregateType", subject.substring(0, 6))
                .put("seq", seq)
                .put("type", type)
                .put("rev", 1)
                .put("messageTime", "2013-10-24T09:30:00.000Z")
                .put("occurredOn", "2013-10-24")
                .put(
                        "actor",
                        JsonObject.builder()
                                .put("id", "actor/4b1d0c")
                                .put("role", "recorder")
                                .put("org", "organisation/ijsselland")
                                .build())
                .put("cause", JsonNull.NULL)
                .put("data", data)
                .put("meta", JsonObject.EMPTY)
                .put("fictitious", true)
                .build());
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
