package nl.korpsmonitor.query.web.monitor;

import java.util.stream.Collectors;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.shown.EditionResource.EditionItem;
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
            .with("scopeEditions", mandate -> mandate.scope(), part -> part.editions())
            .with("scopeOrganisations", mandate -> mandate.scope(), part -> part.organisations())
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
            .with("fileSha256", row -> row.file(), part -> part.sha256())
            .with("fileSize", row -> row.file(), part -> part.size())
            .with("fictitious", DocumentResource::fictitious)
            .with("subject", DocumentResource::subject)
            .with("sequence", DocumentResource::sequence)
            .with("position", DocumentResource::position);

    private Tables() {}

    private static @Nullable String addressees(@Nullable MandateScope scope) {
        return scope == null
                ? null
                : scope.addressees().stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
