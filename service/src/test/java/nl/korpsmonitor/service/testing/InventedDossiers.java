package nl.korpsmonitor.service.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.jspecify.annotations.Nullable;

/** Makes files that are no dossiers, for tests of how dossiers are issued and handed over: text that names the order and what is disclosed. */
public final class InventedDossiers implements DossierMaker {
    private volatile List<Disclosed> shows = List.of();
    private volatile String release = "1";

    /** What the next confidential ones show, when a purpose is given. */
    public void show(List<Disclosed> values) {
        shows = values;
    }

    /** From now on another release makes them. */
    public void upgrade(String to) {
        release = to;
    }

    /** Starts a service that has dossiers made by this. */
    public RunningService start(Path directory, String... settings) {
        return RunningService.startWith(
                context -> context.registerBean(
                        "inventedDossiers", DossierMaker.class, () -> this, definition -> definition.setPrimary(true)),
                directory,
                settings);
    }

    @Override
    public MadeDossier make(DossierOrder order, @Nullable String purpose) {
        return again(order, order.version() == Version.PUBLIC || purpose == null ? List.of() : shows);
    }

    @Override
    public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
        String text = "dossier of " + order.inquiry() + " " + order + " " + disclosed + " " + release;
        return new MadeDossier(text.getBytes(StandardCharsets.UTF_8), disclosed, List.of());
    }
}
