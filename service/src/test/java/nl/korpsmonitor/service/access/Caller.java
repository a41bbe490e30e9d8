package nl.korpsmonitor.service.access;

import java.nio.file.Path;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.testing.RunningService;
import org.jspecify.annotations.Nullable;

/** One caller for each column of the tables. */
enum Caller {
    NOBODY("nobody", null, null),
    READER("reader", Role.READER, null),
    INQUIRY_RECIPIENT("inquiry recipient", Role.INQUIRY_RECIPIENT, null),
    ADMINISTRATOR("administrator", Role.ADMINISTRATOR, null),
    ASSESSOR_OF_A_FORCE("assessor of a force", Role.ASSESSOR, Published.FORCE),
    ASSESSOR_OF_ALL("assessor of all", Role.ASSESSOR, null),
    REVIEWER_OF_A_FORCE("reviewer of a force", Role.REVIEWER, Published.FORCE),
    REVIEWER_OF_ALL("reviewer of all", Role.REVIEWER, null),
    COORDINATOR("coordinator", Role.COORDINATOR, null),
    PUBLISHER("publisher", Role.PUBLISHER, null),
    PARLIAMENTARY_OFFICER("parliamentary officer", Role.PARLIAMENTARY_OFFICER, null),
    PRIVACY_OFFICER("privacy officer", Role.PRIVACY_OFFICER, null),
    AUDITOR("auditor", Role.AUDITOR, null);

    private final String column;
    private final @Nullable Role role;
    private final @Nullable String organisation;

    Caller(String column, @Nullable Role role, @Nullable String organisation) {
        this.column = column;
        this.role = role;
        this.organisation = organisation;
    }

    /** The heading of its column. */
    String column() {
        return column;
    }

    /** In which it acts; null for nobody. */
    @Nullable
    Role role() {
        return role;
    }

    /** What it logs in with; null for nobody. */
    @Nullable
    String username() {
        return role == null ? null : name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Adds an account for each but nobody, before the service starts. */
    static void addAccounts(Path directory) {
        for (Caller caller : values()) {
            if (caller.role != null && caller.username() != null) {
                RunningService.addAccount(directory, caller.username(), caller.organisation, caller.role);
            }
        }
    }
}
