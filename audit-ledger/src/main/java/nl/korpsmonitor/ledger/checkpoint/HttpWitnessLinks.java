package nl.korpsmonitor.ledger.checkpoint;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.policy.TlogPolicy;
import nl.korpsmonitor.transparency.witness.WitnessAnswer;
import nl.korpsmonitor.transparency.witness.WitnessClient;
import nl.korpsmonitor.transparency.witness.WitnessUnreachableException;

/** {@link WitnessLinks} over HTTP. */
record HttpWitnessLinks(Duration timeout) implements WitnessLinks {
    @Override
    public Link to(TlogPolicy.Party witness) {
        WitnessClient client =
                new WitnessClient(requireNonNull(witness.url(), "the witness's URL"), witness.key(), timeout, timeout);
        return new Link() {
            @Override
            public WitnessAnswer submit(SignedCheckpoint checkpoint, long oldSize, List<Hash> proof)
                    throws WitnessUnreachableException {
                return client.submit(checkpoint, oldSize, proof);
            }

            @Override
            public Optional<SignedCheckpoint> latest(String origin) throws WitnessUnreachableException {
                return client.latest(origin);
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
