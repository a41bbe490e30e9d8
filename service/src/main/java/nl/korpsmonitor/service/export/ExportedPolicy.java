package nl.korpsmonitor.service.export;

import nl.korpsmonitor.ledger.LedgerTrust;
import org.jspecify.annotations.Nullable;

/** The policy file of an export. */
public final class ExportedPolicy {
    private static final String LOG_LINE = "log[ \t].*";

    private ExportedPolicy() {}

    /** The keys of the log, and the witnesses and the quorum in force, as a tlog-policy. */
    public static String file(LedgerTrust trust) {
        StringBuilder file = new StringBuilder();
        trust.keys().forEach(key -> file.append("log ").append(key.vkey()).append('\n'));
        @Nullable String policy = trust.policyText();
        if (policy == null) {
            return file.append("quorum none\n").toString();
        }
        // The log's keys are those that its entries name, whatever the operator's file says.
        policy.lines()
                .filter(line -> !line.strip().matches(LOG_LINE))
                .forEach(line -> file.append(line).append('\n'));
        return file.toString();
    }
}
