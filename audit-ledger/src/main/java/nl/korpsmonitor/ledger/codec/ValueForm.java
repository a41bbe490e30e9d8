package nl.korpsmonitor.ledger.codec;

import nl.korpsmonitor.transparency.json.Json;

/** How values of one Java type are written as JSON and read back. Neither side is ever null: absence is a record's matter. */
interface ValueForm {
    /** Writes the value; confidential parts go to the sink and leave a digest. */
    Json write(Object value, ConfidentialSink sink);

    /**
     * Reads the value.
     *
     * @throws MalformedEntryException when the JSON is of another form
     */
    Object read(Json json, ConfidentialSource source);
}
