package nl.korpsmonitor.query.web;

import java.util.stream.Collectors;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.query.shown.AuditResource;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.shown.DossierResource.DossierItem;
import nl.korpsmonitor.query.shown.EditionResource.EditionItem;
import nl.korpsmonitor.query.shown.HoldResource;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.shown.MandateResource;
import nl.korpsmonitor.query.shown.OrganisationResource.OrganisationItem;
import nl.korpsmonitor.query.standards.Table;
import org.jspecify.annotations.Nullable;

/** The columns of tables as CSV. Their names are the API's, and stay: a column may come, at the end, and none goes. The first ones tell the row from every other. */
final class Tables {
    static final Table<EditionItem> EDITIONS = Table.<EditionItem>named("editions")
            .with("year", EditionItem::year)
            .with("title", EditionItem::title)
            .with("provenance", EditionItem::provenance)
            .with("step", EditionItem::step)
            .with("published", EditionItem::published)
            .with("fictitious", EditionItem::fictitious)
            .with("subject", EditionItem::subject)
            .with("sequence", EditionItem::sequence)
            .with("position", EditionItem::position);

    static final Table<OrganisationItem> ORGANISATIONS = Table.<OrganisationItem>named("organisations")
            .with("code", OrganisationItem::code)
            .with("name", OrganisationItem::name)
            .with("kind", OrganisationItem::kind)
            .with("existsFrom", OrganisationItem::existsFrom)
            .with("endedFrom", OrganisationItem::endedFrom)
            .with("successors", OrganisationItem::successors)
            .with("existing", OrganisationItem::existing)
            .with("fictitious", OrganisationItem::fictitious)
            .with("subject", OrganisationItem::subject)
            .with("sequence", OrganisationItem::sequence)
            .with("position", OrganisationItem::position);

    /** An empty list of editions or organisations means all of them; of a mandate under which nothing may be decided the kinds of addressee are empty too. */
    static final Table<MandateResource> MANDATES = Table.<MandateResource>named("mandates")
            .with("code", MandateResource::code)
            .with("holderOrganisation", MandateResource::holderOrganisation)
            .with("holderOffice", MandateResource::holderOffice)
            .with("validFrom", MandateResource::validFrom)
            .with("validUntil", MandateResource::validUntil)
            .with("revokedFrom", MandateResource::revokedFrom)
            .with("scopeAddressees", mandate -> addressees(mandate.scope()))
            .with(
                    "scopeEditions",
                    mandate -> mandate.scope() == null ? null : mandate.scope().editions())
            .with(
                    "scopeOrganisations",
                    mandate -> mandate.scope() == null ? null : mandate.scope().organisations())
            .with("document", mandate -> mandate.document().identifier())
            .with("fictitious", MandateResource::fictitious)
            .with("subject", MandateResource::subject)
            .with("sequence", MandateResource::sequence)
            .with("position", MandateResource::position);

    static final Table<DocumentResource> DOCUMENTS = Table.<DocumentResource>named("documents")
            .with("identifier", row -> row.document().identifier())
            .with("title", row -> row.document().title())
            .with("date", row -> row.document().date())
            .with("mediaType", row -> row.document().mediaType())
            .with("size", row -> row.document().size())
            .with("sha256", row -> row.document().sha256())
            .with("location", row -> row.document().location())
            .with("receivedOn", DocumentResource::receivedOn)
            .with("fileSha256", row -> row.file() == null ? null : row.file().sha256())
            .with("fileSize", row -> row.file() == null ? null : row.file().size())
            .with("fictitious", DocumentResource::fictitious)
            .with("subject", DocumentResource::subject)
            .with("sequence", DocumentResource::sequence)
            .with("position", DocumentResource::position);

    /** Who asks is a confidential value, and stands in no table; what is asked is long, and stands in the inquiry. */
    static final Table<InquiryItem> INQUIRIES = Table.<InquiryItem>named("inquiries")
            .with("code", InquiryItem::code)
            .with("kind", InquiryItem::kind)
            .with("status", InquiryItem::status)
            .with("askedBy", InquiryItem::askedBy)
            .with("receivedOn", InquiryItem::receivedOn)
            .with("dueOn", InquiryItem::dueOn)
            .with("overdue", InquiryItem::overdue)
            .with("ownerOrganisation", InquiryItem::ownerOrganisation)
            .with("ownerOffice", InquiryItem::ownerOffice)
            .with("source", row -> row.source().identifier())
            .with("fictitious", InquiryItem::fictitious)
            .with("subject", InquiryItem::subject)
            .with("position", InquiryItem::position)
            .with("outcome", InquiryItem::outcome)
            .with("answeredOn", InquiryItem::answeredOn)
            .with("extended", InquiryItem::extended);

    /** Why it was placed and lifted is a confidential value, and stands in no table. */
    static final Table<HoldResource> HOLDS = Table.<HoldResource>named("holds")
            .with("code", HoldResource::code)
            .with("inForce", HoldResource::inForce)
            .with("inquiry", HoldResource::inquiry)
            .with("placedOn", HoldResource::placedOn)
            .with("liftedOn", HoldResource::liftedOn)
            .with("below", HoldResource::below)
            .with("positions", HoldResource::positions)
            .with("fictitious", HoldResource::fictitious)
            .with("subject", HoldResource::subject)
            .with("sequence", HoldResource::sequence)
            .with("position", HoldResource::position);

    /** What was decided since about the values that a dossier shows is counted; the list names each. */
    static final Table<DossierItem> DOSSIERS = Table.<DossierItem>named("dossiers")
            .with("inquiry", row -> row.subject().segments().getLast())
            .with("number", DossierItem::number)
            .with("answer", DossierItem::answer)
            .with("version", DossierItem::version)
            .with("language", DossierItem::language)
            .with("occurredOn", DossierItem::occurredOn)
            .with("recordedAt", DossierItem::recordedAt)
            .with("size", DossierItem::size)
            .with("sha256", DossierItem::sha256)
            .with("discloses", DossierItem::discloses)
            .with("erasedSince", row -> row.erasedSince().size())
            .with("withheldSince", row -> row.withheldSince().size())
            .with("fictitious", DossierItem::fictitious)
            .with("subject", DossierItem::subject)
            .with("position", DossierItem::position);

    static final Table<AuditResource> AUDITS = Table.<AuditResource>named("audits")
            .with("code", AuditResource::code)
            .with("result", AuditResource::result)
            .with("findings", AuditResource::findings)
            .with("anomalies", AuditResource::anomalies)
            .with("auditor", AuditResource::auditor)
            .with("occurredOn", AuditResource::occurredOn)
            .with("recordedAt", AuditResource::recordedAt)
            .with("fromPosition", AuditResource::fromPosition)
            .with("toPosition", AuditResource::toPosition)
            .with("root", AuditResource::root)
            .with("reportSha256", AuditResource::reportSha256)
            .with("verifierKey", AuditResource::verifierKey)
            .with("fictitious", AuditResource::fictitious)
            .with("subject", AuditResource::subject)
            .with("position", AuditResource::position)
            .with("independent", AuditResource::independent);

    /** Who did what when, by both clocks; what an event says is not in it. */
    static final Table<RecordedEvent> EVENTS = Table.<RecordedEvent>named("events")
            .with("position", RecordedEvent::position)
            .with("recordedAt", RecordedEvent::recordedAt)
            .with("occurredOn", event -> event.event().occurredOn())
            .with("inForceFrom", RecordedEvent::inForceFrom)
            .with("subject", RecordedEvent::subject)
            .with("sequence", RecordedEvent::sequence)
            .with("id", RecordedEvent::id)
            .with("type", RecordedEvent::type)
            .with("revision", RecordedEvent::revision)
            .with("actor", event -> event.actor().id())
            .with("role", event -> event.actor().role())
            .with("organisation", event -> event.actor().organisation())
            .with("command", event -> event.cause().command())
            .with("correlation", event -> event.cause().correlation())
            .with("fictitious", RecordedEvent::fictitious);

    private Tables() {}

    private static @Nullable String addressees(@Nullable MandateScope scope) {
        return scope == null
                ? null
                : scope.addressees().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
