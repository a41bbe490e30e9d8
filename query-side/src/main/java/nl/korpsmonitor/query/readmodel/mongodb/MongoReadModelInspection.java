package nl.korpsmonitor.query.readmodel.mongodb;

import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.finding.Findings;
import nl.korpsmonitor.ledger.finding.InspectionProgress;
import nl.korpsmonitor.ledger.finding.Place;
import nl.korpsmonitor.ledger.mongodb.MongoConnection;
import nl.korpsmonitor.query.readmodel.ComparedReadModels;
import nl.korpsmonitor.query.readmodel.ReadModelComparison;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import org.jspecify.annotations.Nullable;

/** Compares the read models that nodes share with those that a ledger's events give. It changes nothing; nodes may project meanwhile. */
public final class MongoReadModelInspection {
    private MongoReadModelInspection() {}

    /**
     * Inspects the generation in use of the format of this version; others are those of other versions.
     *
     * @param connection to the read models' database
     * @param trail of the ledger
     * @param temporary makes a store to rebuild them in
     * @return digests of both; null when they could not be compared
     */
    public static @Nullable ComparedReadModels inspect(
            MongoConnection connection,
            Trail trail,
            ReadModelComparison.Temporary temporary,
            Findings findings,
            InspectionProgress progress) {
        Place views = Place.of(connection.name(), Generation.VIEWS);
        Registry registry = new Registry(connection, ViewTypes.FORMAT);
        @Nullable RegistryState state = registry.read();
        if (state == null) {
            findings.notice("There are no read models of format " + ViewTypes.FORMAT + " in " + connection.name()
                    + ": the next node of this version that projects makes them.");
            return null;
        }
        String ledger = trail.event(0).map(RecordedEvent::id).orElse("none");
        if (!state.ledger().equals(ledger)) {
            findings.add(views, "the read models are those of another ledger");
        }
        Generation current = registry.generation(state.current());
        if (current.token() == null) {
            findings.add(views.row(current.name()), "the position of the read models in use is missing");
            return null;
        }
        Place place = Place.of(connection.name(), current.prefix() + "…");
        ReadModelComparison.Result compared = new ReadModelComparison(trail, place, findings, progress)
                .compare(new MongoReadModelStore(current), temporary);
        findings.checked(compared.lines() + " documents and rows of read models, with those that the events give");
        return compared.digests();
    }
}
