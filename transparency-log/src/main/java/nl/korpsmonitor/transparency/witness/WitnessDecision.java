package nl.korpsmonitor.transparency.witness;

import java.util.List;
import nl.korpsmonitor.transparency.note.NoteSignature;

/** What a witness answers to a submitted checkpoint; each answer has its HTTP status in C2SP tlog-witness. */
public sealed interface WitnessDecision {

    /** The HTTP status. */
    int status();

    /**
     * The checkpoint continues what the witness knew, and is remembered now.
     *
     * @param signatures of the witness over the checkpoint, at least one
     */
    record Cosigned(List<NoteSignature> signatures) implements WitnessDecision {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }
    }

    /**
     * The request is not in its form, or its old size is larger than the checkpoint's.
     *
     * @param reason for people
     */
    record Malformed(String reason) implements WitnessDecision {
        @Override
        public int status() {
            return 400;
        }
    }

    /**
     * No known key of the log signed the checkpoint, or a signature that claims to be of one is false.
     *
     * @param reason for people
     */
    record NotSigned(String reason) implements WitnessDecision {
        @Override
        public int status() {
            return 403;
        }
    }

    /** The witness does not know a log of this origin. */
    record UnknownLog() implements WitnessDecision {
        @Override
        public int status() {
            return 404;
        }
    }

    /**
     * The old size is not that of the last checkpoint that was cosigned.
     *
     * @param size what it should have been; 0 when none was cosigned yet
     */
    record Conflict(long size) implements WitnessDecision {
        @Override
        public int status() {
            return 409;
        }
    }

    /**
     * Nothing shows that the checkpoint's tree begins with the one that the witness knows.
     *
     * @param reason for people
     * @param fork whether the log signed two different trees of the same size, which no honest log does
     */
    record Inconsistent(String reason, boolean fork) implements WitnessDecision {
        @Override
        public int status() {
            return 422;
        }
    }
}
