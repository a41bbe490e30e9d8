package nl.korpsmonitor.service.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.auditing.UseEntry;
import nl.korpsmonitor.service.auditing.UseLog;
import nl.korpsmonitor.service.auditing.UseLogTarget;
import nl.korpsmonitor.service.auditing.UseResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Logs what the command line does to accounts, keys and read models, and what it takes out of the ledger, in the log of use of the data directory: when it
 * ended, and of what takes long also when it began. Free text among its arguments is not told.
 */
final class UseOfCommandLine implements CommandLine.IExecutionStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(UseOfCommandLine.class);

    /** Their last argument names an account. */
    private static final String USER = "user ";

    private static final String KEY = "key ";
    private static final String TOKEN = "token ";
    private static final String LEDGER = "ledger";
    private static final String EXPORT = "export";
    private static final String AUDIT = "audit";
    private static final Set<String> LONG = Set.of(EXPORT, AUDIT, "copy", "rebuild");
    private static final Set<String> ONLY_LOOKS = Set.of("user list", "key list", "token list");

    /** What may be told of options: it names no person and is no text of anybody's. */
    private static final Set<String> TOLD = Set.of("--role", "--organisation", "--from", "--to");

    private final CommandLine.IExecutionStrategy next = new CommandLine.RunLast();

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = last(parsed);
        String action = action(last.commandSpec());
        if (!isLogged(action, last) || last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
            return next.execute(parsed);
        }
        UseLogTarget target = target(last);
        if (LONG.contains(action)) {
            record(target, action, last, UseResult.BEGUN, Map.of());
        }
        try {
            int code = next.execute(parsed);
            record(target, action, last, code == 0 ? UseResult.DONE : UseResult.FAILED, Map.of());
            return code;
        } catch (CommandLine.ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            record(target, action, last, result(cause), reason(cause));
            throw e;
        }
    }

    /** Read before anything is done that could then not be logged. */
    private static UseLogTarget target(ParseResult parsed) {
        try {
            return UseLogTarget.of(System.getenv(UseLogTarget.VARIABLE));
        } catch (InvalidInputException e) {
            throw new CommandLine.ParameterException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    private static boolean isLogged(String action, ParseResult last) {
        boolean changes = action.startsWith(USER) || action.startsWith(KEY) || action.startsWith(TOKEN);
        return (changes && !ONLY_LOOKS.contains(action))
                || action.equals("copy")
                || action.equals("rebuild")
                || action.equals(AUDIT)
                || (action.equals(EXPORT) && last.hasMatchedOption("--full"));
    }

    private static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }

    /** The command's words without the program's name. */
    private static String action(CommandSpec spec) {
        Deque<String> words = new ArrayDeque<>();
        for (CommandSpec each = spec; each != null; each = each.parent()) {
            words.addFirst(each.name());
        }
        words.remove(LEDGER);
        return String.join(" ", words);
    }

    private static void record(
            UseLogTarget target, String action, ParseResult parsed, UseResult result, Map<String, String> more) {
        DataDirectory data = dataOf(parsed);
        Map<String, String> details = new TreeMap<>(more);
        details.put(
                "options",
                parsed.matchedOptions().stream()
                        .map(OptionSpec::longestName)
                        .sorted()
                        .collect(Collectors.joining(",")));
        parsed.matchedOptions().stream()
                .filter(option -> TOLD.contains(option.longestName()))
                .forEach(option -> details.put(option.longestName().substring(2), toldOf(option.getValue())));
        UseEntry entry = entry(action, object(action, parsed, data), result, details);
        Path directory = data == null ? copied(parsed) : data.path();
        if (directory != null && Files.isDirectory(directory)) {
            try (UseLog log = UseLog.in(directory, target, Clock.systemUTC())) {
                log.record(entry);
            }
        } else if (data == null || result == UseResult.DONE) {
            // Databases have no log of use, and a mistyped name must not make a directory.
            LOG.warn("no data directory here has a log of use for this: {}", entry);
        }
    }

    /** An entry about the ledger as a whole, by whoever runs the program. */
    static UseEntry entry(String action, UseResult result, Map<String, String> details) {
        return entry(action, LEDGER, result, details);
    }

    private static UseEntry entry(String action, String object, UseResult result, Map<String, String> details) {
        return new UseEntry(action, object, result, UseEntry.COMMAND_LINE, UseEntry.operator(), details);
    }

    private static UseResult result(Throwable cause) {
        return cause instanceof InvalidInputException || cause instanceof RefusedException
                ? UseResult.REFUSED
                : UseResult.FAILED;
    }

    private static Map<String, String> reason(Throwable cause) {
        return switch (cause) {
            case InvalidInputException invalid ->
                Map.of(
                        "fields",
                        invalid.faults().stream().map(FieldFault::field).collect(Collectors.joining(",")));
            case RefusedException refused -> Map.of("rule", refused.rule());
            default -> Map.of("exception", cause.getClass().getSimpleName());
        };
    }

    private static String object(String action, ParseResult parsed, @Nullable DataDirectory data) {
        List<String> arguments = parsed.matchedPositionals().stream()
                .flatMap(each -> each.originalStringValues().stream())
                .toList();
        if ((action.startsWith(USER) || action.equals(TOKEN + "add")) && data != null && !arguments.isEmpty()) {
            return account(data, arguments.getFirst());
        }
        if (action.startsWith(TOKEN)) {
            return arguments.isEmpty() || !arguments.getFirst().matches("[0-9a-f]{12}")
                    ? "read token"
                    : "read token " + arguments.getFirst();
        }
        if (action.startsWith(KEY)) {
            return arguments.isEmpty() || !arguments.getFirst().matches("[0-9a-f]{8}")
                    ? "signing key"
                    : "signing key " + arguments.getFirst();
        }
        return LEDGER;
    }

    private static String account(DataDirectory data, String username) {
        try (AccountStore accounts = data.openExistingAccounts()) {
            return accounts.find(username)
                    .map(account -> "actor/" + account.pseudonym())
                    .orElse(UseEntry.UNKNOWN);
        } catch (RuntimeException e) {
            return UseEntry.UNKNOWN; // Why, the command itself has told.
        }
    }

    private static @Nullable DataDirectory dataOf(ParseResult parsed) {
        return parsed.commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(DataDirectory.class::isInstance)
                .map(DataDirectory.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Of a copy the directory that is copied; else the one that it is copied to. */
    private static @Nullable Path copied(ParseResult parsed) {
        for (String option : List.of("--from", "--to")) {
            String place = parsed.matchedOptionValue(option, "");
            if (!place.isEmpty() && isDirectory(place)) {
                return Path.of(place);
            }
        }
        return null;
    }

    private static boolean isDirectory(String place) {
        return !place.contains("://") && !place.equals("@") && Files.isDirectory(Path.of(place));
    }

    /** An address of a database may hold a name and, against all advice, a password. */
    private static String toldOf(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.contains("://") ? "a database" : text;
    }
}
