package nl.korpsmonitor.ledger.checkpoint;

import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.witness.WitnessAnswer;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;

/** How witnesses are reached. */
interface WitnessLinks {
    /** The link to a witness of which nobody knows where it is. */
    Link NONE = new Link() {
        @Override
        public WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
                throws WitnessUnreachableException {
            throw new WitnessUnreachableException("The policy gives no URL of the witness");
        }

        @Override
        public Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException {
            throw new WitnessUnreachableException("The policy gives no URL of the witness");
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    };

    /**
     * The link to a witness.
     *
     * @param witness that has a URL
     */
    Link to(TlogPolicy.Party witness);

    /** One witness; see {@link nl.korpsmonitor.transparency.witness.WitnessClient}. Safe for use by many threads. */
    interface Link extends AutoCloseable {
        WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
                throws WitnessUnreachableException;

        Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException;

        /** Calls that wait for an answer fail. */
        @Override
        void close();
    }
}
