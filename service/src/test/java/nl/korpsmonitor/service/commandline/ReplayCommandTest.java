package nl.korpsmonitor.service.commandline;

import static nl.korpsmonitor.service.testing.Fixture.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.ReadOnlyLedger;
import nl.korpsmonitor.query.replay.OccurredDays;
import nl.korpsmonitor.query.replay.Scope;
import nl.korpsmonitor.service.dossier.contents.EventsTrail;
import nl.korpsmonitor.service.testing.Fixture;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** While the service runs and holds the ledger. */
class ReplayCommandTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String NAMES = "organisation/oosterdam";
    private static final String CARD = "scorecard/2014/veldmark";
    private static final String SCORES = "/v1/editions/2014/scorecards/veldmark/scores";

    @TempDir
    static Path directory;

    private static RunningService service;
    private static long recorded;
    private static long corrected;

    /** Four names, in the order of the days from which the force had them; they were recorded in another one. */
    private static long first;

    private static long second;
    private static long third;
    private static long undated;

    private final CommandLineRun program = new CommandLineRun();

    @BeforeAll
    static void record() {
        Fixture.addAccounts(directory);
        service = RunningService.start(directory);
        Fixture.openEdition(service);
        recorded = position(created(service.post(SCORES, "anna", """
                {"dimension": "capacity", "score": "6.5", "reason": "Secret vacancies.", "occurredOn": "2014-03-10"}""")));
        corrected = position(created(service.post(SCORES + "/capacity/corrections", "anna", """
                {"oldScore": "6.5", "newScore": "7", "reason": "Secret error.", "occurredOn": "2014-03-12"}""")));
        recordNames();
    }

    private static void recordNames() {
        first = position(created(service.post("/v1/organisations", "carl", """
                {"code": "oosterdam", "name": "A", "kind": "REGIONAL_FORCE", "fictitious": true, "occurredOn": "2000"}""")));
        undated = renamed("B", "unknown");
        third = renamed("C", "2012-06-10");
        second = renamed("D", "2011-05");
    }

    private static long renamed(String name, String occurredOn) {
        return position(
                created(service.post("/v1/organisations/oosterdam/names", "carl", """
                {"name": "%s", "occurredOn": "%s"}""".formatted(name, occurredOn))));
    }

    private static long position(JsonNode receipt) {
        return receipt.at("/positions/0").asLong();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_step_says_what_changed_by_whom_and_when_on_both_clocks() {
        assertThat(replay(CARD, "--at", "" + corrected)).as(program.err()).isZero();
        assertThat(program.out())
                .contains("#" + corrected + "  score-corrected  " + CARD + "  (fictitious)")
                .contains("held 2014-03-12, LATE by ")
                .contains(" as ASSESSOR")
                .contains("/dimensions/capacity/score: \"6.5\" → \"7\"")
                .doesNotContain("Secret", "#" + recorded + " ");
    }

    @Test
    void lines_of_json_go_forwards_and_backwards_with_the_names_of_the_timeline() {
        List<JsonNode> forwards = lines(CARD, "--json");
        assertThat(forwards.stream().map(line -> line.get("position").asLong())).containsExactly(recorded, corrected);
        JsonNode shown = Fixture.body(service.get("/v1/timeline?subject=" + CARD, "paul"), 200)
                .at("/items/1");
        for (String name : List.of("type", "recordedAt", "actor", "changes", "registered", "daysLate", "inForceFrom")) {
            assertThat(forwards.get(1).get(name)).as(name).isEqualTo(shown.get(name));
        }
        assertThat(lines(CARD, "--json", "--newest-first").reversed()).isEqualTo(forwards);
        assertThat(lines("--edition", "2014", "--from", "" + corrected, "--json"))
                .hasSize(1);
        assertThat(lines("--json").size())
                .isGreaterThan(lines("--edition", "2014", "--json").size());
        assertThat(program.out()).doesNotContain("Secret");
    }

    @Test
    void an_explanation_is_the_chain_and_what_it_rests_on() {
        List<JsonNode> lines = lines(CARD, "--explain", "/mean", "--json");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2).at("/restsOn/kind").asString()).isEqualTo("FRAMEWORK");
        assertThat(lines(CARD, "--explain", "/dimensions/capacity/score", "--at", "" + recorded, "--json"))
                .hasSize(1);
        assertThat(replay(CARD, "--explain", "/nothing")).isEqualTo(2);
        assertThat(program.err()).startsWith("ledger: --explain: one of ").contains("/dimensions/capacity/score");
    }

    @Test
    void at_a_terminal_somebody_goes_to_and_fro() {
        StringWriter text = new StringWriter();
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            Instant time = ledger.trail().event(recorded).orElseThrow().recordedAt();
            String keys = "g " + recorded + "\n\nn\np\np\nwhat\ng " + time + "\ng yesterday\nq\n";
            ReplayWalk walk = new RecordedWalk(
                    ledger.trail(),
                    CLOCK,
                    Scope.ofEdition(2014),
                    OccurredDays.ALL,
                    0,
                    ledger.trail().size(),
                    null);
            assertThat(session(walk, keys, text).run(walk.begin(false))).isTrue();
        }
        List<String> told = told(text);
        assertThat(told.subList(1, 4)).containsExactly("#" + recorded, "#" + corrected, "that was the last one");
        assertThat(told.get(4)).isEqualTo("#" + recorded);
        assertThat(told).hasSize(7).endsWith("#" + recorded);
        assertThat(text.toString()).contains("proof /v1/events/" + recorded + "/proof");
    }

    @Test
    void at_a_terminal_somebody_goes_to_and_fro_along_the_days_on_which_it_happened() {
        StringWriter text = new StringWriter();
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            ReplayWalk walk = new OccurredWalk(
                    ledger.trail(),
                    CLOCK,
                    new Subject(NAMES),
                    OccurredDays.ALL,
                    0,
                    ledger.trail().size(),
                    null);
            String keys = "n\n\nn\nn\np\ng 2011\ng 2011-05-02\ng 2011-05\ng 2013-01-01\ng " + third
                    + "\np\ng 2011-13\ng " + first + "\np\nq\n";
            assertThat(session(walk, keys, text).run(walk.begin(false))).isTrue();
            assertThat(walk.begin(true)).as("the last day").isEqualTo(walk.goTo("2012-01"));
            assertThat(walk.recordedBefore(second)).isEqualTo(walk.goTo("" + third));
        }
        assertThat(told(text))
                .containsExactly(
                        "#" + first,
                        "#" + second,
                        "#" + third,
                        "#" + undated,
                        "that was the last one",
                        "#" + third,
                        "#" + third,
                        "#" + second,
                        "there is none from there on",
                        "#" + third,
                        "#" + second,
                        "#" + first,
                        "that was the first one");
        assertThat(text.toString())
                .contains("g MOMENT go to a day or month such as 2013-11-15, a position, or a time of recording")
                .contains("the ledger's last position is ")
                .contains("a day, month or year, such as 2013-10-24");
    }

    private static ReplaySession session(ReplayWalk walk, String keys, StringWriter text) {
        PrintWriter out = new PrintWriter(text);
        return new ReplaySession(walk, new ReplayText(out), new StringReader(keys), out);
    }

    /** Positions of the steps, and that there are no more. */
    private static List<String> told(StringWriter text) {
        return text.toString()
                .lines()
                .map(line -> line.replaceFirst("^\\[.*?] ", ""))
                .filter(line -> line.startsWith("#") || line.startsWith("that") || line.startsWith("there"))
                .map(line -> line.replaceAll("^(#\\d+).*", "$1"))
                .toList();
    }

    @Test
    void steps_are_told_in_the_order_of_the_days_on_which_they_happened_either_way() {
        assertThat(positions(NAMES, "--order", "occurred")).containsExactly(first, second, third, undated);
        assertThat(positions(NAMES, "--order", "occurred", "--newest-first"))
                .containsExactly(third, second, first, undated);
        assertThat(positions(NAMES, "--order", "occurred", "--occurred-from", "2011", "--to", "" + third))
                .containsExactly(third);
        assertThat(positions(NAMES, "--order", "recorded")).containsExactly(first, undated, third, second);
        assertThat(lines(NAMES, "--order", "occurred", "--json"))
                .as("each step as it is in the order of recording")
                .containsExactlyInAnyOrderElementsOf(lines(NAMES, "--json"));
        assertThat(positions(NAMES, "--order", "occurred", "--at", "" + second)).containsExactly(second);
        program.clear();
        assertThat(replay(NAMES, "--order", "occurred")).isZero();
        assertThat(program.out())
                .startsWith("#" + first + "  organisation-registered")
                .doesNotContain("[n next");
        program.clear();
        assertThat(replay(NAMES, "--order", "occurred", "--occurred-from", "2015"))
                .isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: There are no steps of what you ask for there");
        program.clear();
        assertThat(replay("organisation/nobody", "--order", "occurred")).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Nothing is recorded of organisation/nobody");
    }

    @Test
    void an_order_of_days_goes_with_a_subject() {
        for (String[] wrong : List.of(
                new String[] {"--order", "occurred"},
                new String[] {"--edition", "2014", "--order", "occurred"},
                new String[] {CARD, "--order", "days"})) {
            assertThat(replay(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
        }
        assertThat(program.err().lines()).hasSize(3).allMatch(line -> line.startsWith("ledger: --order: occurred"));
        program.clear();
        assertThat(replay(CARD, "--order", "occurred", "--explain", "/mean")).isEqualTo(2);
        assertThat(program.err()).startsWith("ledger: --explain: ");
    }

    @Test
    void a_subject_with_too_many_events_is_refused_by_the_name_of_the_option() {
        try (ReadOnlyLedger ledger = ReadOnlyLedger.open(directory)) {
            RecordedEvent one = ledger.trail().event(first).orElseThrow();
            List<RecordedEvent> many = LongStream.rangeClosed(0, 10_000)
                    .mapToObj(position -> at(position, one))
                    .toList();
            assertThatThrownBy(() -> new OccurredWalk(
                            new EventsTrail(many, many.size()),
                            CLOCK,
                            one.subject(),
                            OccurredDays.ALL,
                            0,
                            many.size(),
                            null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("--order: more than 10000 events of " + NAMES);
        }
    }

    private static RecordedEvent at(long position, RecordedEvent event) {
        return new RecordedEvent(
                position,
                event.recordedAt(),
                event.subject(),
                position,
                event.id(),
                event.type(),
                event.revision(),
                event.actor(),
                event.cause(),
                event.fictitious(),
                event.event());
    }

    @Test
    void a_step_tells_what_it_changed_in_what_was_in_force_on_a_day() {
        long renamed = position(created(service.post("/v1/organisations/veldmark/names", "carl", """
                {"name": "Veldmark-Noord", "occurredOn": "2014-03-20"}""")));
        assertThat(named("2014-03-20", renamed)).contains("Veldmark-Noord");
        assertThat(named("2014-03-19", renamed))
                .as("it holds from the day after")
                .isEmpty();
        assertThat(lines("organisation/veldmark", "--explain", "/name", "--in-force-on", "2014-03-19", "--json"))
                .extracting(line -> line.path("position").asLong())
                .doesNotContain(renamed);
    }

    /** What a step makes of the organisation's name, as in force on a day. */
    private List<String> named(String day, long position) {
        return lines("organisation/veldmark", "--at", "" + position, "--in-force-on", day, "--json")
                .getFirst()
                .get("changes")
                .valueStream()
                .filter(change -> change.get("field").asString().equals("/name"))
                .map(change -> change.get("after").asString())
                .toList();
    }

    @Test
    void of_what_was_before_the_ledger_nothing_is_attested() {
        assertThat(replay(CARD, "--at", "2013-11-15T00:00:00Z")).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Not attested: ").contains("/v1/reconstructions");
    }

    @Test
    void what_was_known_on_a_day_is_reconstructed_and_labelled_first() {
        assertThat(replay(CARD, "--reconstructed-as-of", "2014-03-11", "--to", "" + corrected))
                .as(program.err())
                .isZero();
        assertThat(program.out().lines().toList())
                .startsWith(
                        "reconstructed, not attested: " + CARD + " at the end of 2014-03-11  (fictitious)",
                        "from what is recorded up to #" + corrected + "; sources and dates are taken at their word")
                .contains(
                        "    /dimensions/capacity/score: \"6.5\"",
                        "used #" + recorded + "  score-recorded  known on 2014-03-10, by its own date",
                        "left out #" + corrected
                                + "  score-corrected  known on 2014-03-12, by its own date: it was known later");
        assertThat(program.out()).doesNotContain("Secret");
        program.clear();
        assertThat(replay(CARD, "--reconstructed-as-of", "2014-03-12", "--to", "" + recorded))
                .isZero();
        assertThat(program.out()).doesNotContain("#" + corrected);
    }

    @Test
    void a_reconstruction_in_json_is_what_the_api_answers() {
        JsonNode shown = Fixture.body(service.get("/v1/reconstructions?asOf=2014-03-11&subject=" + CARD, "paul"), 200);
        // What is published is not asked for here.
        ((ObjectNode) shown.get("asOf")).remove("checkpoint");
        assertThat(lines(CARD, "--reconstructed-as-of", "2014-03-11", "--json")).containsExactly(shown);
    }

    @Test
    void of_a_day_on_which_nothing_was_known_it_is_told_what_was_left_out() {
        assertThat(replay(CARD, "--reconstructed-as-of", "2014-03-09")).isEqualTo(1);
        assertThat(program.out())
                .startsWith("reconstructed, not attested: ")
                .contains("    nothing was known", "left out #" + recorded);
        assertThat(program.err()).startsWith("ledger: Nothing was known of " + CARD + " on 2014-03-09");
        program.clear();
        assertThat(replay("scorecard/2014/nobody", "--reconstructed-as-of", "2014-03-09"))
                .isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Nothing is recorded of scorecard/2014/nobody");
        program.clear();
        assertThat(replay(CARD, "--reconstructed-as-of", "2014-03-09", "--to", "2013-11-15T00:00:00Z"))
                .isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Not attested: ");
    }

    @Test
    void a_reconstruction_goes_with_a_subject_and_with_no_other_question() {
        String day = "2014-03-11";
        for (String[] wrong : List.<String[]>of(
                new String[] {},
                new String[] {"--edition", "2014"},
                new String[] {CARD, "--from", "0"},
                new String[] {CARD, "--at", "0"},
                new String[] {CARD, "--newest-first"},
                new String[] {CARD, "--order", "occurred"},
                new String[] {CARD, "--occurred-from", "2014"},
                new String[] {CARD, "--explain", "/mean"},
                new String[] {CARD, "--in-force-on", day})) {
            String[] arguments = Stream.concat(Arrays.stream(wrong), Stream.of("--reconstructed-as-of", day))
                    .toArray(String[]::new);
            assertThat(replay(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        }
        assertThat(replay(CARD, "--reconstructed-as-of", "yesterday")).isEqualTo(2);
        assertThat(replay(CARD, "--reconstructed-as-of", "2999-01-01")).isEqualTo(2);
        assertThat(program.err().lines())
                .hasSize(11)
                .allMatch(line -> line.startsWith("ledger: --reconstructed-as-of: "));
        assertThat(program.out()).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_on_one_line() {
        assertThat(replay(CARD, "--edition", "2014")).isEqualTo(2);
        assertThat(replay("--from", "yesterday")).isEqualTo(2);
        assertThat(replay("no subject")).isEqualTo(2);
        assertThat(replay("--explain", "/mean")).isEqualTo(2);
        assertThat(program.err().lines()).hasSize(4).allMatch(line -> line.startsWith("ledger: "));
        program.clear();
        assertThat(replay("scorecard/2014/nobody")).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Nothing is recorded of scorecard/2014/nobody");
        program.clear();
        assertThat(replay("--edition", "2099")).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: Nothing is recorded of edition/2099");
        program.clear();
        assertThat(replay(CARD, "--to", "" + (recorded - 1))).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: There are no steps of what you ask for there");
    }

    @Test
    void a_moment_that_nobody_knows_yet_is_refused_and_so_are_two_that_are_turned_round() {
        String future = "2999-01-01T00:00:00Z";
        for (List<String> wrong : List.of(
                List.of("--from", future),
                List.of("--from", "99999999"),
                List.of("--to", future),
                List.of("--to", "99999999"),
                List.of("--at", future),
                List.of("--at", "99999999"),
                List.of("--to", "4", "--from", "5"),
                List.of("--at", "99999999", "--explain", "/mean"),
                List.of("--to", "99999999", "--reconstructed-as-of", "2014-03-11"),
                List.of("--occurred-from", "unknown"),
                List.of("--occurred-until", "2013-02-30"),
                List.of("--occurred-until", "2013", "--occurred-from", "2014"))) {
            program.clear();
            List<String> arguments = new ArrayList<>(wrong);
            arguments.addFirst(CARD);
            assertThat(replay(arguments.toArray(String[]::new)))
                    .as(String.join(" ", wrong))
                    .isEqualTo(2);
            assertThat(program.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("ledger: " + wrong.getFirst() + ": ");
            assertThat(program.out()).isEmpty();
        }
    }

    @Test
    void steps_are_chosen_by_the_day_that_they_are_about_also_together_with_when_they_were_recorded() {
        assertThat(positions(CARD, "--occurred-from", "2014-03", "--occurred-until", "2014-03-11"))
                .containsExactly(recorded);
        assertThat(positions(CARD, "--occurred-from", "2014-03-11", "--newest-first"))
                .containsExactly(corrected);
        assertThat(positions(CARD, "--occurred-from", "2014-03", "--from", "" + corrected))
                .containsExactly(corrected);
        assertThat(positions(CARD, "--occurred-until", "2014-03-11", "--at", "" + corrected))
                .containsExactly(recorded);
        program.clear();
        assertThat(replay(CARD, "--occurred-until", "2013")).isEqualTo(1);
        assertThat(program.err()).startsWith("ledger: There are no steps of what you ask for there");
    }

    private List<Long> positions(String... arguments) {
        return lines(Stream.concat(Arrays.stream(arguments), Stream.of("--json"))
                        .toArray(String[]::new))
                .stream()
                .map(line -> line.get("position").asLong())
                .toList();
    }

    private List<JsonNode> lines(String... arguments) {
        program.clear();
        assertThat(replay(arguments)).as(program.err()).isZero();
        return program.out().lines().map(MAPPER::readTree).toList();
    }

    private int replay(String... arguments) {
        return program.run(
                "",
                Stream.concat(Stream.of("replay", "--data", directory.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }
}
