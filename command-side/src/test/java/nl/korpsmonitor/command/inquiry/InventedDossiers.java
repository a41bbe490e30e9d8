package nl.korpsmonitor.command.inquiry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.jspecify.annotations.Nullable;

/** Makes files that are no dossiers, for tests: text that names the order and what is disclosed. */
public class InventedDossiers implements DossierMaker {
    /** How many were made. */
    final AtomicInteger made = new AtomicInteger();

    private volatile List<Disclosed> shows = List.of();

    /** What the next confidential ones show, when a purpose is given. */
    void show(Disclosed... values) {
        shows = List.of(values);
    }

    @Override
    public MadeDossier make(DossierOrder order, @Nullable String purpose) {
        return again(order, order.version() == Version.PUBLIC || purpose == null ? List.of() : shows);
    }

    @Override
    public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
        made.incrementAndGet();
        return new MadeDossier((order + " " + disclosed).getBytes(StandardCharsets.UTF_8), disclosed, List.of());
    }
}
