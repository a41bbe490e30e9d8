package nl.korpsmonitor.service.inquiries;

import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.problems.RefusedException;
import org.jspecify.annotations.Nullable;

/** Makes none: for a program that knows no contents of dossiers. */
public final class NoDossiers implements DossierMaker {
    @Override
    public MadeDossier make(DossierOrder order, @Nullable String purpose) {
        throw new RefusedException("no-dossiers", "This program makes no dossiers.");
    }

    @Override
    public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
        return make(order, null);
    }
}
