package nl.korpsmonitor.ledger.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.korpsmonitor.transparency.json.Json;
import nl.korpsmonitor.transparency.json.JsonObject;
import nl.korpsmonitor.transparency.json.JsonText;

/** A map from an enum as an object whose members have the constants' names. */
record EnumMapForm(ValueForm key, ValueForm value) implements ValueForm {
    @Override
    public Json write(Object map, ConfidentialSink sink) {
        JsonObject.Builder object = JsonObject.builder();
        ((Map<?, ?>) map).forEach((name, each) -> object.put(((Enum<?>) name).name(), value.write(each, sink)));
        return object.build();
    }

    @Override
    public Object read(Json json, ConfidentialSource source) {
        if (!(json instanceof JsonObject object)) {
            throw new MalformedEntryException("an object should be here");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        object.forEach((name, each) -> map.put(key.read(new JsonText(name), source), value.read(each, source)));
        return map;
    }
}
