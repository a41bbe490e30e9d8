package nl.korpsmonitor.query.audit;

import static nl.korpsmonitor.events.values.Role.ADMINISTRATOR;
import static nl.korpsmonitor.events.values.Role.ASSESSOR;
import static nl.korpsmonitor.events.values.Role.AUDITOR;
import static nl.korpsmonitor.events.values.Role.COORDINATOR;
import static nl.korpsmonitor.events.values.Role.INQUIRY_RECIPIENT;
import static nl.korpsmonitor.events.values.Role.PARLIAMENTARY_OFFICER;
import static nl.korpsmonitor.events.values.Role.PRIVACY_OFFICER;
import static nl.korpsmonitor.events.values.Role.PUBLISHER;
import static nl.korpsmonitor.events.values.Role.REVIEWER;
import static nl.korpsmonitor.events.values.Role.SYSTEM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import org.jspecify.annotations.Nullable;

/** Which roles may record an event, as docs/access.md says it; written from that table, not from the commands. */
final class MayRecord {
    private static final Map<String, Set<Role>> BY_TYPE = table();

    private MayRecord() {}

    /** The roles that may record events of a type; null for a type that the table does not name. */
    static @Nullable Set<Role> roles(String type) {
        return BY_TYPE.get(type);
    }

    private static Map<String, Set<Role>> table() {
        Map<String, Set<Role>> table = new HashMap<>();
        put(table, Set.of(ASSESSOR), "score-recorded", "score-corrected", "score-withdrawn");
        put(table, Set.of(REVIEWER), "score-confirmed");
        put(table, Set.of(REVIEWER, PUBLISHER), "rectification-proposed", "rectification-dropped", "score-rectified");
        put(table, Set.of(ASSESSOR, REVIEWER, COORDINATOR, PUBLISHER), "document-registered", "document-file-stored");
        put(
                table,
                Set.of(PUBLISHER),
                "edition-opened",
                "scoring-closed",
                "edition-adopted",
                "edition-offered",
                "edition-presented-to-house",
                "edition-laid-for-inspection");
        put(
                table,
                Set.of(COORDINATOR, PUBLISHER),
                "class-noted",
                "document-description-corrected",
                "framework-fixed",
                "edition-discussed",
                "edition-step-noted",
                "totals-published",
                "finding-published",
                "scale-mapping-fixed",
                "recommendation-issued",
                "status-reported",
                "mandate-granted",
                "mandate-limited",
                "mandate-revoked",
                "organisation-registered",
                "organisation-renamed",
                "organisation-succeeded",
                "organisation-ended");
        put(
                table,
                Set.of(COORDINATOR),
                "recommendation-decided",
                "decision-revised",
                "decision-withdrawn",
                "director-assigned",
                "owner-assigned",
                "agreement-made",
                "agreement-followed-up",
                "agreement-concluded",
                "progress-reported",
                "recommendation-fulfilled",
                "recommendation-reopened",
                "recommendation-moved",
                "recommendation-superseded");
        put(
                table,
                Set.of(PRIVACY_OFFICER),
                "value-withheld",
                "value-released",
                "erasure-requested",
                "erasure-request-dropped",
                "erasure-refused",
                "value-erased");
        put(table, Set.of(PARLIAMENTARY_OFFICER, PRIVACY_OFFICER), "hold-placed");
        put(table, Set.of(PARLIAMENTARY_OFFICER), "hold-lifted");
        put(
                table,
                Set.of(PARLIAMENTARY_OFFICER),
                "inquiry-registered",
                "inquiry-corrected",
                "inquiry-reassigned",
                "due-date-extended",
                "evidence-cited",
                "citation-withdrawn",
                "recipient-named",
                "recipient-removed",
                "answer-drafted",
                "inquiry-answered",
                "answer-amended",
                "dossier-issued",
                "inquiry-closed",
                "inquiry-reopened");
        put(
                table,
                Set.of(
                        ASSESSOR,
                        REVIEWER,
                        COORDINATOR,
                        PUBLISHER,
                        PARLIAMENTARY_OFFICER,
                        INQUIRY_RECIPIENT,
                        PRIVACY_OFFICER,
                        AUDITOR),
                "confidential-viewed");
        put(table, Set.of(AUDITOR), "audit-performed");
        put(table, Set.of(AUDITOR, SYSTEM), "ledger-audited");
        put(table, Set.of(SYSTEM, ADMINISTRATOR), "actor-registered", "actor-roles-changed");
        put(table, Set.of(SYSTEM), "ledger-opened", "ledger-key-added", "ledger-key-retired", "ledger-policy-changed");
        return Map.copyOf(table);
    }

    private static void put(Map<String, Set<Role>> table, Set<Role> roles, String... types) {
        List.of(types).forEach(type -> table.put(type, roles));
    }
}
