package nl.korpsmonitor.ledger.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.AppendConditions;
import nl.korpsmonitor.ledger.Ledger;
import nl.korpsmonitor.ledger.LedgerOptions;
import nl.korpsmonitor.ledger.LedgerPlace;
import nl.korpsmonitor.ledger.bench.Messages;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.store.CommandRecord;
import nl.korpsmonitor.ledger.store.LedgerStore;
import nl.korpsmonitor.transparency.Hash;
import nl.korpsmonitor.transparency.checkpoint.SignedCheckpoint;
import nl.korpsmonitor.transparency.tree.TileCoordinates;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy promises while its source goes on, and what its verification would find. */
class CopyWhileInUseTest {
    private static final int EVENTS = TileCoordinates.FULL_WIDTH + 10;
    private static final int MOST_SIGNED = 8;
    private static final InspectionProgress QUIET = (phase, done, total) -> {};
    private static final Subject SUBJECT = Subject.scorecard(1899, "copied");

    @TempDir
    Path directory = Path.of("");

    private int recorded;

    @BeforeEach
    void begin() {
        record(EVENTS);
    }

    /** Records, and signs and publishes a checkpoint. */
    private void record(int count) {
        try (Ledger ledger = Ledger.open(LedgerOptions.in(directory.resolve("data")))) {
            UnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(null);
            AppendConditions.current().idempotencyKey(key(recorded).bytes());
            ledger.eventStorageEngine().appendEvents(Messages.ofOneSubject(SUBJECT, recorded, count));
            work.commit();
            recorded += count;
        }
    }

    private static Hash key(int number) {
        return Hash.sha256(new byte[] {(byte) number});
    }

    @Test
    void checkpoints_fit_together_when_more_is_signed_between_any_two_reads() throws Exception {
        AtomicInteger signed = new AtomicInteger();
        try (LedgerPlace source = source();
                LedgerPlace target = target()) {
            LedgerStore busy = ChangedStore.of(source.store(), "checkpoint", (name, note) -> {
                assertThat(signed.incrementAndGet())
                        .as("how often the source is asked before the copy comes to an end")
                        .isLessThanOrEqualTo(MOST_SIGNED);
                record(1);
                return note;
            });
            LedgerCopy.Result result = LedgerCopy.copy(busy, target.store(), QUIET);
            assertThat(result.checkpoints()).isEqualTo(2);
            assertThat(size(target.store(), "signed"))
                    .isGreaterThan(size(target.store(), "published"))
                    .isLessThanOrEqualTo(result.size());
        }
        assertThat(signed).hasPositiveValue();
    }

    @Test
    void a_checkpoint_is_never_replaced_by_a_smaller_one() throws Exception {
        try (LedgerPlace source = source();
                LedgerPlace target = target()) {
            Optional<String> older = source.store().checkpoint("signed");
            record(1);
            LedgerCopy.copy(source.store(), target.store(), QUIET);
            Optional<String> newer = target.store().checkpoint("signed");
            LedgerStore behind =
                    ChangedStore.of(source.store(), "checkpoint", (name, note) -> name.equals("signed") ? older : note);
            assertThatThrownBy(() -> LedgerCopy.copy(behind, target.store(), QUIET))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nothing is copied over a newer one");
            assertThat(target.store().checkpoint("signed")).isEqualTo(newer).isNotEqualTo(older);
        }
    }

    @Test
    void a_copy_with_another_record_of_a_command_is_not_the_same() {
        try (LedgerPlace source = source();
                LedgerPlace target = target()) {
            LedgerCopy.copy(source.store(), target.store(), QUIET);
            for (Optional<CommandRecord> wrong :
                    List.of(Optional.<CommandRecord>empty(), Optional.of(new CommandRecord(key(0), 1, 1)))) {
                LedgerStore changed = ChangedStore.of(target.store(), "command", (key, record) -> wrong);
                assertThatThrownBy(() -> LedgerCopy.copy(source.store(), changed, QUIET))
                        .hasMessageContaining("of the command at position 1 is not what its entries say");
            }
        }
    }

    @Test
    void a_copy_with_a_wrong_full_tile_is_not_the_same() {
        try (LedgerPlace source = source();
                LedgerPlace target = target()) {
            LedgerCopy.copy(source.store(), target.store(), QUIET);
            LedgerStore changed = ChangedStore.of(target.store(), "read", (tile, bytes) -> {
                byte[] wrong = ((byte[]) bytes).clone();
                if (!((TileCoordinates) tile).partial()) {
                    wrong[0] ^= 1;
                }
                return wrong;
            });
            // The root comes from the right edge alone: only the comparison of tiles can find this.
            assertThatThrownBy(() -> new CopyCheck(source.store(), changed, QUIET)
                            .requireSame(target.store().size()))
                    .hasMessageContaining("is not that of its entries");
        }
    }

    private static long size(LedgerStore store, String name) throws Exception {
        return SignedCheckpoint.parse(store.checkpoint(name).orElseThrow().getBytes(StandardCharsets.UTF_8))
                .checkpoint()
                .size();
    }

    private LedgerPlace source() {
        return LedgerPlace.toRead(directory.resolve("data").toString(), true);
    }

    private LedgerPlace target() {
        return LedgerPlace.toWrite(directory.resolve("copy").toString(), true);
    }
}
