package nl.korpsmonitor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.Checkpoint;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.entry.EntryBundle;
import nl.korpsmonitor.transparency.entry.Leaf;
import nl.korpsmonitor.transparency.key.SigningKey;
import nl.korpsmonitor.transparency.key.VerifierKey;
import nl.korpsmonitor.transparency.proof.TlogProof;
import nl.korpsmonitor.transparency.tree.MerkleHasher;
import nl.korpsmonitor.transparency.tree.ProofVerifier;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedLedgerTest {
    private static final Subject CARD = Subject.scorecard(2012, "ijsselland");
    private static final MetaData ACTOR =
            MetaData.with(LedgerMetaData.ACTOR_ID, "a1").and(LedgerMetaData.ACTOR_ROLE, "ASSESSOR");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory = Path.of("");

    @Test
    void every_entry_is_soon_covered_by_a_checkpoint_and_has_a_proof_that_leads_to_it() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 700);
            PublishedLog log = ledger.publishedLog();
            SignedCheckpoint covering = log.awaitCovering(700, PATIENCE).orElseThrow();
            VerifierKey key = VerifierKey.parse(ledger.opened().verifierKey());
            assertThat(covering.verifiedBy(List.of(key))).containsExactly(key);
            assertThat(covering.checkpoint().size()).isEqualTo(701);
            assertThat(covering.checkpoint().root())
                    .isEqualTo(ledger.verifyTree().root());
            for (long position = 0; position <= 700; position++) {
                TlogProof proof = TlogProof.parse(bytes(log.proof(position).orElseThrow()));
                byte[] leaf = proof.extra();
                assertThat(proof.index()).isEqualTo(position);
                assertThat(proof.includes(new MerkleHasher().leaf(leaf))).isTrue();
                assertThat(Leaf.parse(leaf).bodyHash())
                        .isEqualTo(Hash.sha256(ledger.bodies().body(position).orElseThrow()));
            }
            assertThat(log.status().healthy()).isTrue();
            assertThat(log.status().publishedSize()).isEqualTo(701);
            assertThat(log.status().behindSince()).isNull();
        }
    }

    @Test
    void an_earlier_checkpoint_keeps_its_proofs_and_no_checkpoint_of_another_log_has_any() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 300);
            PublishedLog log = ledger.publishedLog();
            SignedCheckpoint earlier = log.awaitCovering(300, PATIENCE).orElseThrow();
            List<TlogProof> before = new ArrayList<>();
            for (long position = 0; position <= 300; position++) {
                before.add(log.proof(position).orElseThrow());
            }
            record(ledger, 300, 400);
            assertThat(log.awaitCovering(700, PATIENCE)).isPresent();
            for (long position = 0; position <= 300; position++) {
                assertThat(log.proof(position, earlier)).contains(before.get((int) position));
            }
            assertThat(log.proof(301, earlier)).isEmpty();
            SignedCheckpoint other = SignedCheckpoint.sign(
                    new Checkpoint(earlier.checkpoint().origin(), 200, log.root(199)),
                    List.of(SigningKey.generate(earlier.checkpoint().origin(), new SecureRandom())));
            assertThatThrownBy(() -> log.proof(1, other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] bytes(TlogProof proof) {
        return proof.encoded().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tiles_and_bundles_are_as_wide_as_asked_for_and_end_with_what_is_published() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 599);
            PublishedLog log = ledger.publishedLog();
            assertThat(log.awaitCovering(599, PATIENCE)).isPresent();
            assertThat(log.tile(new TileCoordinates(0, 2, 88)).orElseThrow()).hasSize(88 * Hash.BYTES);
            assertThat(log.tile(new TileCoordinates(0, 2, 89))).isEmpty();
            assertThat(log.tile(new TileCoordinates(0, 2, 256))).isEmpty();
            assertThat(log.tile(new TileCoordinates(0, 3, 1))).isEmpty();
            assertThat(log.tile(new TileCoordinates(1, 0, 2)).orElseThrow()).hasSize(2 * Hash.BYTES);
            assertThat(log.tile(new TileCoordinates(1, 0, 3))).isEmpty();
            assertThat(log.tile(new TileCoordinates(2, 0, 1))).isEmpty();
            byte[] full = log.tile(new TileCoordinates(0, 1, 256)).orElseThrow();
            assertThat(log.tile(new TileCoordinates(0, 1, 7)).orElseThrow())
                    .as("a partial tile is the beginning of the full one")
                    .isEqualTo(Arrays.copyOf(full, 7 * Hash.BYTES));
            MerkleHasher hasher = new MerkleHasher();
            for (int width : new int[] {1, 88, 256}) {
                long number = width == 256 ? 1 : 2;
                List<byte[]> leaves =
                        EntryBundle.parse(log.entryBundle(number, width).orElseThrow(), width);
                byte[] tile = log.tile(new TileCoordinates(0, number, width)).orElseThrow();
                for (int i = 0; i < width; i++) {
                    assertThat(hasher.leaf(leaves.get(i))).isEqualTo(Hash.at(tile, i * Hash.BYTES));
                }
            }
            assertThat(log.entryBundle(2, 89)).isEmpty();
            assertThat(log.entryBundle(2, 0)).isEmpty();
            assertThat(log.entryBundle(2, 257)).isEmpty();
            assertThat(log.entryBundle(-1, 1)).isEmpty();
            assertThat(log.entryBundle(Long.MAX_VALUE, 1)).isEmpty();
            assertThat(log.leaf(600)).isEmpty();
            assertThat(log.leaf(-1)).isEmpty();
            assertThat(log.proof(600)).isEmpty();
            assertThat(log.awaitCovering(600, PATIENCE))
                    .as("there is no such entry")
                    .isEmpty();
        }
    }

    @Test
    void any_two_published_sizes_are_shown_to_be_consistent() {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory))) {
            record(ledger, 299);
            PublishedLog log = ledger.publishedLog();
            assertThat(log.awaitCovering(299, PATIENCE)).isPresent();
            for (long to = 0; to <= 300; to += 50) {
                for (long from = 0; from <= to; from++) {
                    assertThat(ProofVerifier.verifyConsistency(
                                    from, log.root(from), to, log.root(to), log.consistency(from, to)))
                            .as("%d to %d", from, to)
                            .isTrue();
                }
            }
            assertThatThrownBy(() -> log.consistency(1, 301)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.consistency(2, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.consistency(-1, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> log.root(301)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_clean_close_signs_and_publishes_the_rest() {
        CheckpointTiming never =
                new CheckpointTiming(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), PATIENCE, PATIENCE);
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory).withTiming(never))) {
            record(ledger, 10);
            assertThat(ledger.publishedLog().checkpoint()).isEmpty();
            assertThat(ledger.publishedLog().proof(0)).isEmpty();
        }
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory).withTiming(never))) {
            assertThat(ledger.publishedLog()
                            .checkpoint()
                            .orElseThrow()
                            .checkpoint()
                            .size())
                    .isEqualTo(11);
        }
    }

    private static void record(Ledger ledger, int count) {
        record(ledger, 0, count);
    }

    private static void record(Ledger ledger, int first, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            ScoreRecorded event = new ScoreRecorded(
                    "toezicht-1", Decimal.of("7.5"), Confidential.of("seen on site"), new PartialDate("2012-06"));
            events.add(new GenericDomainEventMessage<>("scorecard", CARD.id(), i, event, ACTOR));
        }
        ledger.eventStorageEngine().appendEvents(events);
    }
}
