package nl.korpsmonitor.service.commandline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.ReadToken;
import nl.korpsmonitor.service.accounts.ReadTokenSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger token …}: read tokens, with which programs such as dashboards read for an account. */
@Command(
        name = "token",
        description =
                "Add, list and revoke read tokens: with one a dashboard reads what an account may read, without its"
                        + " password, without confidential values, and records nothing.",
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand extends GroupOfCommands {
    private static final int MAXIMUM_DAYS = 730;

    private final Clock clock = Clock.systemUTC();

    @Command(
            name = "add",
            description = {
                "Make a token and print it, once. Send it as 'Authorization: Bearer kml_…', never in an address.",
                "Example:  ./ledger token add a.jansen --label 'wall display' > token.txt"
            })
    void add(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "ACCOUNT", description = "For whom it reads.") String username,
            @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What it is for.")
                    String label,
            @Option(
                            names = "--expires",
                            paramLabel = "DAYS",
                            defaultValue = "365",
                            description = "After so many days it is refused (1 to " + MAXIMUM_DAYS
                                    + "; default: ${DEFAULT-VALUE}).")
                    int days) {
        if (days < 1 || days > MAXIMUM_DAYS) {
            throw new InvalidInputException("--expires", "1 to " + MAXIMUM_DAYS + " days");
        }
        try (AccountStore accounts = data.openExistingAccounts()) {
            Account account = accounts.find(username).orElseThrow(() -> AccountStore.unknown(username));
            if (account.isExternal()) {
                // Its roles are in its tokens only, and nobody would tell us when they end.
                throw new InvalidInputException(
                        "ACCOUNT",
                        username + " logs in with an identity provider; make an account of its own for the program");
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            ReadTokenSecret secret = ReadTokenSecret.random();
            accounts.readTokens()
                    .add(new ReadToken(
                            secret.id(),
                            account.username(),
                            label,
                            secret.hash(),
                            now,
                            now.plus(Duration.ofDays(days)),
                            false));
            out().println(secret.text());
        }
    }

    @Command(
            name = "list",
            description = "List the tokens, without their secrets: id, account, state, from when to when, label.")
    void list(@Mixin DataDirectory data) {
        Instant now = clock.instant();
        try (AccountStore accounts = data.openExistingAccounts()) {
            for (ReadToken token : accounts.readTokens().all()) {
                out().println(String.join(
                        "\t",
                        token.id(),
                        token.account(),
                        token.revoked() ? "revoked" : token.isValidAt(now) ? "valid" : "expired",
                        token.created().toString(),
                        token.expires().toString(),
                        token.label()));
            }
        }
    }

    @Command(name = "revoke", description = "End a token, for good. The next request with it is refused.")
    void revoke(
            @Mixin DataDirectory data,
            @Parameters(paramLabel = "ID", description = "Its id, as 'token list' shows.") String id) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            accounts.readTokens().revoke(id);
            out().println("Revoked " + id + ".");
        }
    }
}
