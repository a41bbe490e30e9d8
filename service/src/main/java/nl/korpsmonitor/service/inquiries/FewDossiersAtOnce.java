package nl.korpsmonitor.service.inquiries;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.command.inquiry.TooManyDossiersException;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import org.jspecify.annotations.Nullable;

/** Lets no more dossiers be made at a time than memory allows: each is in memory as a whole. Nobody waits; who comes too much is told to come again. */
public final class FewDossiersAtOnce implements DossierMaker {
    /** The most that are made at a time. */
    public static final int MAXIMUM = 2;

    private final DossierMaker maker;
    private final Semaphore places = new Semaphore(MAXIMUM);

    /** @param maker makes them */
    public FewDossiersAtOnce(DossierMaker maker) {
        this.maker = maker;
    }

    /** @throws TooManyDossiersException when all places are taken */
    @Override
    public MadeDossier make(DossierOrder order, @Nullable String purpose) {
        return within(() -> maker.make(order, purpose));
    }

    /** @throws TooManyDossiersException when all places are taken */
    @Override
    public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
        return within(() -> maker.again(order, disclosed));
    }

    private MadeDossier within(Supplier<MadeDossier> making) {
        if (!places.tryAcquire()) {
            throw new TooManyDossiersException(MAXIMUM);
        }
        try {
            return making.get();
        } finally {
            places.release();
        }
    }
}
