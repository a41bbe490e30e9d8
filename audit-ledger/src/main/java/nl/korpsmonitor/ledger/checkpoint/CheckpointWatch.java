package nl.korpsmonitor.ledger.checkpoint;

import java.util.Optional;
import java.util.function.Supplier;
import nl.korpsmonitor.ledger.checkpoint.CheckpointRecords.Kept;
import nl.korpsmonitor.ledger.sequencer.TreeHead;

/** What another process signs and publishes on the same store. For one thread. */
final class CheckpointWatch {
    private final CheckpointRecords records;
    private final Supplier<TreeHead> head;
    private final StatusBoard board;
    private final Publications publications;
    private String publishedAtLast = "";

    CheckpointWatch(CheckpointRecords records, Supplier<TreeHead> head, StatusBoard board, Publications publications) {
        this.records = records;
        this.head = head;
        this.board = board;
        this.publications = publications;
    }

    /**
     * Looks once, and tells those who wait.
     *
     * @throws InconsistentLogException when what stands there is no checkpoint
     */
    void look() {
        Optional<Kept> published = records.read(CheckpointRecords.PUBLISHED);
        Optional<Kept> signed = records.read(CheckpointRecords.SIGNED);
        long size = published.map(Kept::size).orElse(0L);
        board.found(signed.map(Kept::size).orElse(0L), size);
        board.covered(head.get().size());
        published.filter(kept -> !kept.note().equals(publishedAtLast)).ifPresent(kept -> {
            publishedAtLast = kept.note();
            publications.announce();
        });
    }
}
