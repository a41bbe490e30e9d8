package nl.korpsmonitor.service.commandline;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ledger}: what is common to all commands. */
@Command(
        name = "ledger",
        description = {
            "Keeps the audit ledger of the Korpsmonitor: every score and every decision on a recommendation is an event"
                    + " that nobody can change afterwards.",
            "Begin with:  ledger serve --demo",
            ""
        },
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            UserCommand.class,
            TokenCommand.class,
            RebuildCommand.class,
            CopyCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            ReplayCommand.class,
            KeyCommand.class,
            WitnessCommand.class,
            HealthCommand.class
        },
        versionProvider = ProgramVersion.class)
final class LedgerCommand extends GroupOfCommands {}
