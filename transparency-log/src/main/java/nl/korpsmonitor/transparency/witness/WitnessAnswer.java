package nl.korpsmonitor.transparency.witness;

import java.util.List;
import java.util.OptionalLong;
import nl.korpsmonitor.transparency.note.NoteSignature;

/** What a witness answered to a submitted checkpoint, as far as the client could check it. */
public sealed interface WitnessAnswer {

    /**
     * It cosigned.
     *
     * @param signatures at least one; each verifies with the witness's key over the submitted checkpoint
     */
    record Cosigned(List<NoteSignature> signatures) implements WitnessAnswer {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }
    }

    /**
     * It knows another checkpoint than the old size says; submit again with a proof from that size.
     *
     * @param size of the last checkpoint that it cosigned; empty when it did not say. Nobody signed this number
     */
    record Conflict(OptionalLong size) implements WitnessAnswer {}

    /**
     * It refused, or answered something that is of no use.
     *
     * @param status the HTTP status; 200 when there was no valid cosignature in the answer
     * @param reason for people, at most {@value WitnessClient#MAX_REASON_CHARACTERS} printable characters; nobody signed it
     */
    record Refused(int status, String reason) implements WitnessAnswer {}
}
