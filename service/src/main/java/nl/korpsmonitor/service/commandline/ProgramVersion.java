package nl.korpsmonitor.service.commandline;

import nl.korpsmonitor.service.http.ApiVersion;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the program, of its API and of the Java that runs it. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Korpsmonitor audit ledger " + text(), "API " + ApiVersion.VALUE, "Java " + Runtime.version()
        };
    }

    /** The version of the program alone. */
    static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packed)" : version;
    }
}
