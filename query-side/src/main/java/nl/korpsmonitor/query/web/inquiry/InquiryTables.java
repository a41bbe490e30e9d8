package nl.korpsmonitor.query.web.inquiry;

import nl.korpsmonitor.query.shown.AuditResource;
import nl.korpsmonitor.query.shown.DossierResource.DossierItem;
import nl.korpsmonitor.query.shown.HoldResource;
import nl.korpsmonitor.query.shown.InquiryResource.InquiryItem;
import nl.korpsmonitor.query.standards.Table;

/** The columns of inquiries, holds, dossiers and audits as CSV. Their names are the API's, and stay: a column may come, at the end, and none goes. The first ones tell the row from every other. */
final class InquiryTables {
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

    private InquiryTables() {}
}
