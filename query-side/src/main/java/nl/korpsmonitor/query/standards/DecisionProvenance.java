package nl.korpsmonitor.query.standards;

import static nl.korpsmonitor.query.standards.ProvDocument.date;
import static nl.korpsmonitor.query.standards.ProvDocument.name;
import static nl.korpsmonitor.query.standards.ProvDocument.term;
import static nl.korpsmonitor.query.standards.ProvDocument.time;
import static nl.korpsmonitor.query.standards.ProvDocument.typed;

import java.util.List;
import java.util.Map;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.RecommendationEvent.DecisionRevised;
import nl.korpsmonitor.events.RecommendationEvent.DecisionWithdrawn;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationDecided;
import nl.korpsmonitor.events.RecommendationEvent.RecommendationIssued;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Source;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Where the decisions on a recommendation come from, in the words of PROV. Deciding and recording are two activities: an office decided, somebody else wrote it
 * down later. No confidential value is in it. For one recommendation; confined to one thread.
 */
public final class DecisionProvenance {
    /** Names the form; see {@link ProvDocument}. */
    public static final String PROFILE = "http://www.w3.org/Submission/2013/SUBM-prov-json-20130424/";

    private static final String ENTITY = "entity";
    private static final String ACTIVITY = "activity";
    private static final String AGENT = "agent";
    private static final String TYPE = "prov:type";

    private final ProvDocument document;
    private final String recommendation;

    private DecisionProvenance(Subject subject, String origin) {
        this.document = new ProvDocument(origin);
        this.recommendation = name(subject.id());
    }

    /**
     * As a PROV-JSON document.
     *
     * @param subject the recommendation
     * @param events about it that the reader may see, in order
     * @param origin of the ledger's checkpoints
     */
    public static Map<String, Map<String, Object>> of(Subject subject, List<RecordedEvent> events, String origin) {
        DecisionProvenance provenance = new DecisionProvenance(subject, origin);
        events.forEach(provenance::take);
        return provenance.document.asMap();
    }

    private void take(RecordedEvent event) {
        switch (event.event()) {
            case RecommendationIssued issued -> issued(event, issued);
            case RecommendationDecided made -> decided(event, made.decision(), null);
            case DecisionRevised made -> decided(event, made.decision(), made.revisedSequence());
            case DecisionWithdrawn made -> withdrawn(event, made);
            default -> {
                // Follow-up is no part of where a decision comes from.
            }
        }
    }

    private void issued(RecordedEvent event, RecommendationIssued issued) {
        document.thing(
                ENTITY,
                recommendation,
                TYPE,
                term("Recommendation"),
                "prov:value",
                issued.text(),
                "km:urgency",
                issued.urgency().name(),
                "km:fictitious",
                event.fictitious(),
                "km:event",
                link(event));
        String issuing = activity(event, "issuing", "Issuing");
        document.relation("wasGeneratedBy", "prov:entity", recommendation, "prov:activity", issuing);
        Source source = issued.source();
        if (source != null) {
            document.relation(
                    "wasDerivedFrom",
                    "prov:generatedEntity",
                    recommendation,
                    "prov:usedEntity",
                    document(source.document()),
                    TYPE,
                    typed("prov:PrimarySource", "xsd:QName"));
        }
        recorded(event, recommendation);
    }

    private void decided(RecordedEvent event, Decision decision, @Nullable Long revised) {
        String made = decision(event.sequence());
        document.thing(
                ENTITY,
                made,
                TYPE,
                term("Decision"),
                "km:outcome",
                decision.outcome().name(),
                "km:deferredUntil",
                decision.deferredUntil() == null ? null : date(decision.deferredUntil()),
                "km:ground",
                decision.ground(),
                "km:inForceFrom",
                typed(event.inForceFrom().toString(), "xsd:date"),
                "km:fictitious",
                event.fictitious(),
                "km:event",
                link(event));
        String deciding = activity(event, "deciding", "Deciding");
        String office = by(deciding, decision.decidedBy(), decision.mandate());
        document.relation("wasGeneratedBy", "prov:entity", made, "prov:activity", deciding);
        document.relation("wasAttributedTo", "prov:entity", made, "prov:agent", office);
        used(deciding, recommendation);
        Document laidDown = decision.document();
        if (laidDown != null) {
            used(deciding, document(laidDown));
        }
        if (revised != null) {
            String earlier = earlier(revised);
            used(deciding, earlier);
            document.relation(
                    "wasDerivedFrom",
                    "prov:generatedEntity",
                    made,
                    "prov:usedEntity",
                    earlier,
                    "prov:activity",
                    deciding,
                    TYPE,
                    typed("prov:Revision", "xsd:QName"));
            document.relation("wasInvalidatedBy", "prov:entity", earlier, "prov:activity", deciding);
        }
        recorded(event, made);
    }

    private void withdrawn(RecordedEvent event, DecisionWithdrawn withdrawn) {
        String withdrawing = activity(event, "withdrawing", "Withdrawing");
        String earlier = earlier(withdrawn.withdrawnSequence());
        by(withdrawing, withdrawn.decidedBy(), withdrawn.mandate());
        used(withdrawing, earlier);
        document.relation(
                "wasInvalidatedBy",
                "prov:entity",
                earlier,
                "prov:activity",
                withdrawing,
                "km:ground",
                withdrawn.ground());
        recorded(event, earlier);
    }

    /** What happened in the world; its day may be known to the month or year only, so it is no time of PROV. */
    private String activity(RecordedEvent event, String what, String type) {
        return document.thing(
                ACTIVITY,
                name("event/" + event.position() + "/" + what),
                TYPE,
                term(type),
                "km:occurredOn",
                date(event.event().occurredOn()),
                "km:event",
                link(event));
    }

    private String by(String activity, DecisionMaker maker, String mandate) {
        String office = document.thing(
                AGENT,
                name("organisation/" + maker.organisation() + "/office/" + maker.office()),
                TYPE,
                term("Office"),
                "prov:label",
                maker.office());
        String plan = document.thing(ENTITY, name("mandate/" + mandate), TYPE, typed("prov:Plan", "xsd:QName"));
        document.relation("wasAssociatedWith", "prov:activity", activity, "prov:agent", office, "prov:plan", plan);
        document.relation(
                "actedOnBehalfOf",
                "prov:delegate",
                office,
                "prov:responsible",
                organisation(maker.organisation()),
                "prov:activity",
                activity);
        return office;
    }

    /** That somebody recorded it: the entry in the ledger is a thing of its own. */
    private void recorded(RecordedEvent event, String what) {
        String entry = document.thing(
                ENTITY,
                name("event/" + event.position()),
                TYPE,
                term("Event"),
                "km:name",
                event.type(),
                "km:position",
                event.position(),
                "km:event",
                link(event));
        String now = time(event.recordedAt());
        String recording = document.thing(
                ACTIVITY,
                name("event/" + event.position() + "/recording"),
                TYPE,
                term("Recording"),
                "prov:startTime",
                now,
                "prov:endTime",
                now,
                "km:event",
                link(event));
        String recorder = document.thing(AGENT, name("actor/" + event.actor().id()), TYPE, term("Pseudonym"));
        document.relation("wasGeneratedBy", "prov:entity", entry, "prov:activity", recording, "prov:time", now);
        used(recording, what);
        document.relation(
                "wasAssociatedWith",
                "prov:activity",
                recording,
                "prov:agent",
                recorder,
                "prov:role",
                event.actor().role().name());
        String organisation = event.actor().organisation();
        if (organisation != null) {
            document.relation(
                    "actedOnBehalfOf",
                    "prov:delegate",
                    recorder,
                    "prov:responsible",
                    organisation(organisation),
                    "prov:activity",
                    recording);
        }
    }

    private void used(String activity, String entity) {
        document.relation("used", "prov:activity", activity, "prov:entity", entity);
    }

    private String decision(long sequence) {
        return recommendation + "/decision/" + sequence;
    }

    /** A decision that this one ends. It may count from a later day than the one asked for, and then only its name is known here. */
    private String earlier(long sequence) {
        return document.thing(ENTITY, decision(sequence), TYPE, term("Decision"));
    }

    private String document(Document described) {
        return document.thing(
                ENTITY,
                name("document/" + described.identifier()),
                TYPE,
                term("Document"),
                "prov:label",
                described.title(),
                "km:date",
                date(described.date()),
                "km:sha256",
                described.sha256(),
                "prov:location",
                described.location());
    }

    private String organisation(String code) {
        return document.thing(AGENT, name("organisation/" + code), TYPE, typed("prov:Organization", "xsd:QName"));
    }

    private static Object link(RecordedEvent event) {
        return typed("/v1/events/" + event.position(), "xsd:anyURI");
    }
}
