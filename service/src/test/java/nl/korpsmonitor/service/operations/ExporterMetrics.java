package nl.korpsmonitor.service.operations;

import java.util.Map;

/**
 * The metrics of percona/mongodb_exporter that alerts and dashboards ask for, and where each comes from. Read in its source, tag v0.47.1 (commit 55813e2),
 * and the same in v0.53.0 (commit 12667a1): nobody has run it here. Its names are {@code mongodb_}, a prefix for most commands, and the path of the field in what
 * the command answers, with underscores; an element of a list gets the labels {@code member_idx} (its name or host) and {@code member_state}
 * (exporter/metrics.go: prometheusize, processSlice).
 */
final class ExporterMetrics {
    private static final String STATUS = "--collector.replicasetstatus";
    private static final String SIZES = "--collector.dbstats";

    /**
     * Where one comes from.
     *
     * @param source the file and the field
     * @param option without which it is not collected; empty when it always is
     */
    record Origin(String source, String option) {}

    /** By name. */
    static final Map<String, Origin> ALL = Map.of(
            "mongodb_up", new Origin("exporter/general_collector.go: 1 when the member answers a ping, else 0", ""),
            "mongodb_myState",
                    new Origin("exporter/replset_status_collector.go: replSetGetStatus.myState; no prefix", STATUS),
            "mongodb_members_health",
                    new Origin("exporter/replset_status_collector.go: replSetGetStatus.members[].health", STATUS),
            "mongodb_members_optimeDate",
                    new Origin(
                            "exporter/replset_status_collector.go: replSetGetStatus.members[].optimeDate, in ms",
                            STATUS),
            "mongodb_dbstats_fsUsedSize",
                    new Origin("exporter/dbstats_collector.go: dbStats.fsUsedSize of each database", SIZES),
            "mongodb_dbstats_fsTotalSize",
                    new Origin("exporter/dbstats_collector.go: dbStats.fsTotalSize of each database", SIZES));

    private ExporterMetrics() {}
}
