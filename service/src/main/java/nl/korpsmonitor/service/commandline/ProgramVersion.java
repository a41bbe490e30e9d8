package nl.korpsmonitor.service.commandline;

import nl.korpsmonitor.service.http.ApiVersion;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the program, of its API and of the Java that runs it. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "Korpsmonitor audit ledger " + (version == null ? "(not packed)" : version),
            "API " + ApiVersion.VALUE,
            "Java " + Runtime.version()
        };
    }
}
