package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonArray;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;

/** A confidential value: {@code {"_sd":["<digest>"]}} (RFC 9901 section 4.2.4.1) in place, the value itself elsewhere. */
record ConfidentialForm(ValueForm inner) implements ValueForm {
    private static final String DIGESTS = "_sd";

    @Override
    public Json write(Object value, ConfidentialSink sink) {
        if (!(value instanceof Confidential.Shown<?> shown)) {
            throw new IllegalArgumentException("a confidential value must be shown to be recorded");
        }
        String digest = sink.put(inner.write(shown.value(), sink));
        return JsonObject.builder()
                .put(DIGESTS, JsonArray.of(new JsonText(digest)))
                .build();
    }

    @Override
    public Object read(Json json, ConfidentialSource source) {
        if (json instanceof JsonObject object
                && object.size() == 1
                && object.get(DIGESTS) instanceof JsonArray digests
                && digests.items().size() == 1
                && digests.items().getFirst() instanceof JsonText digest) {
            return switch (source.open(digest.value())) {
                case Confidential.Shown<Json> shown -> new Confidential.Shown<>(inner.read(shown.value(), source));
                case Confidential.Withheld<Json> withheld ->
                    new Confidential.Withheld<>(withheld.digest(), withheld.ground());
                case Confidential.Erased<Json> erased -> new Confidential.Erased<>(erased.digest());
                case Confidential.Unopenable<Json> lost -> new Confidential.Unopenable<>(lost.digest());
            };
        }
        throw new MalformedEntryException("a confidential value must be {\"_sd\":[digest]}");
    }
}
