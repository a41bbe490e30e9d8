package nl.korpsmonitor.ledger.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import org.junit.jupiter.api.Test;

/** Who knows the first key of a ledger that changed it twice can still verify it. */
class PassedTrustTest {
    private static final String ORIGIN = "ledger.example/1";

    private final SigningKey first = SigningKey.generate(ORIGIN, new SecureRandom());
    private final SigningKey second = SigningKey.generate(ORIGIN, new SecureRandom());
    private final SigningKey third = SigningKey.generate(ORIGIN, new SecureRandom());

    /** What the first key left behind names the second, and what that left behind names the third. */
    private final SignedCheckpoint ofFirst = signed(10, first, second);

    private final SignedCheckpoint ofSecond = signed(20, second, third);
    private final SignedCheckpoint newest = signed(30, third);

    private static SignedCheckpoint signed(long size, SigningKey... keys) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, Hash.sha256(new byte[0])), List.of(keys));
    }

    private Set<VerifierKey> keysAt(long size) {
        return size <= 10 ? Set.of(second.verifierKey()) : Set.of(third.verifierKey());
    }

    @Test
    void trust_passes_over_two_changes_of_keys_in_whatever_order_the_checkpoints_are_kept() {
        for (List<SignedCheckpoint> kept : List.of(
                List.of(ofFirst, ofSecond, newest),
                List.of(ofSecond, ofFirst, newest),
                List.of(newest, ofSecond, ofFirst))) {
            Set<VerifierKey> believed = PassedTrust.believed(List.of(first.verifierKey()), kept, this::keysAt);
            assertThat(believed).contains(third.verifierKey());
            assertThat(PassedTrust.signedByOneOf(believed, newest)).isTrue();
        }
    }

    @Test
    void it_does_not_pass_where_a_link_is_missing() {
        Set<VerifierKey> believed =
                PassedTrust.believed(List.of(first.verifierKey()), List.of(ofSecond, newest), this::keysAt);
        assertThat(believed).containsExactly(first.verifierKey());
        assertThat(PassedTrust.signedByOneOf(believed, newest)).isFalse();
    }
}
