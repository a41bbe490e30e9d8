package nl.korpsmonitor.command.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.korpsmonitor.command.deciding.Command;
import nl.korpsmonitor.command.deciding.KnownAt;
import nl.korpsmonitor.command.document.SourceInput;
import nl.korpsmonitor.command.edition.EditionCommand.FixFramework;
import nl.korpsmonitor.command.edition.EditionCommand.FixScaleMapping;
import nl.korpsmonitor.command.edition.EditionCommand.NoteTotals;
import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScore;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.RecordScorecard;
import nl.korpsmonitor.command.scorecard.ScorecardCommand.ScoreInput;
import nl.korpsmonitor.events.EditionEvent.Provenance;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.ScoreClass;
import nl.korpsmonitor.events.values.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
    private static final Subject CARD = Subject.scorecard(2013, "force");
    private static final Subject EDITION = Subject.edition(2013);
    private static final String SCORE =
            "{\"dimension\":\"staff\",\"score\":\"3.5\",\"reason\":\"counted\",\"occurredOn\":\"2013-02-01\"}";

    private final CommandReader reader = new CommandReader();

    private CommandInput read(Class<? extends Command> type, Subject subject, String json) {
        return reader.read(type, subject, json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> fields(CommandInput input) {
        return input.faults().stream().map(FieldFault::field).toList();
    }

    @Test
    void a_command_is_read_as_it_was_written() {
        CommandInput input = read(RecordScore.class, CARD, SCORE);
        assertThat(input.faults()).isEmpty();
        assertThat(input.command())
                .isEqualTo(new RecordScore(CARD, "staff", Decimal.of("3.5"), "counted", new PartialDate("2013-02-01")));
    }

    @Test
    void what_is_left_out_or_null_is_null() {
        CommandInput input = read(OpenEdition.class, EDITION, "{\"title\":null,\"fictitious\":false}");
        assertThat(input.faults()).isEmpty();
        assertThat(input.command()).isEqualTo(new OpenEdition(EDITION, null, null, false, null));
    }

    @Test
    void a_moment_is_a_position_without_quotes_or_a_time_in_quotes() {
        assertThat(answerKnownAt("1207").command()).isEqualTo(answer(KnownAt.at(1_207)));
        assertThat(answerKnownAt("\"2013-11-11T13:00:00+01:00\"").command())
                .isEqualTo(answer(KnownAt.of("2013-11-11T12:00:00Z")));
        for (String wrong : List.of(
                "\"1207\"", "1.5", "1e3", "true", "{}", "\"2013-11-11\"", "\"2013-02-30T12:00:00Z\"", "\"now\"")) {
            assertThat(answerKnownAt(wrong).faults()).as(wrong).singleElement().satisfies(fault -> {
                assertThat(fault.field()).isEqualTo("knownAt");
                assertThat(fault.message()).contains("a position").contains("RFC 3339");
            });
        }
    }

    private CommandInput answerKnownAt(String json) {
        return read(AnswerInquiry.class, Subject.inquiry("q-1"), "{\"knownAt\":" + json + "}");
    }

    private static AnswerInquiry answer(KnownAt knownAt) {
        return new AnswerInquiry(Subject.inquiry("q-1"), null, null, knownAt, null, null, null, null);
    }

    @Test
    void lists_maps_and_nested_objects_are_read() {
        assertThat(read(RecordScorecard.class, CARD, "{\"scores\":[{\"dimension\":\"staff\",\"score\":\"3\"}]}")
                        .command())
                .isEqualTo(new RecordScorecard(CARD, List.of(new ScoreInput("staff", Decimal.of("3"), null)), null));
        assertThat(read(
                                NoteTotals.class,
                                EDITION,
                                "{\"counts\":{\"AANDACHT\":9},\"source\":{\"document\":\"d\",\"receivedOn\":\"2013\"}}")
                        .command())
                .isEqualTo(new NoteTotals(
                        EDITION,
                        null,
                        null,
                        Map.of(ScoreClass.AANDACHT, 9),
                        new SourceInput("d", null, null, new PartialDate("2013")),
                        null));
    }

    @Test
    void every_field_that_can_not_be_read_is_named_and_the_others_are_read() {
        CommandInput input = read(
                OpenEdition.class,
                EDITION,
                "{\"title\":7,\"provenance\":\"GUESSED\",\"fictitious\":\"no\",\"occurredOn\":\"2013-02-30\"}");
        assertThat(fields(input)).containsExactlyInAnyOrder("title", "provenance", "fictitious", "occurredOn");
        assertThat(read(OpenEdition.class, EDITION, "{\"title\":7,\"provenance\":\"CONDUCTED_HERE\"}")
                        .command())
                .isEqualTo(new OpenEdition(EDITION, null, Provenance.CONDUCTED_HERE, null, null));
    }

    @Test
    void a_number_is_no_score_and_the_fault_says_so() {
        CommandInput input = read(RecordScore.class, CARD, "{\"score\":3.5}");
        assertThat(input.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("score");
            assertThat(fault.message()).contains("in quotes").contains("JSON number");
        });
        for (String score : List.of("\"3,5\"", "\"1e3\"", "\"+3\"", "\"\"", "\" 3\"", "\"0.1234567\"", "true", "[]")) {
            assertThat(fields(read(RecordScore.class, CARD, "{\"score\":" + score + "}")))
                    .as(score)
                    .containsExactly("score");
        }
    }

    @Test
    void whole_numbers_are_not_coerced() {
        for (String year : List.of("2011.0", "\"2011\"", "99999999999", "true", "{}")) {
            assertThat(fields(read(FixScaleMapping.class, EDITION, "{\"fromEdition\":" + year + "}")))
                    .as(year)
                    .containsExactly("fromEdition");
        }
    }

    @Test
    void unknown_fields_are_named_wherever_they_stand() {
        assertThat(fields(read(RecordScore.class, CARD, "{\"scor\":\"3\",\"subject\":\"edition/2013\"}")))
                .containsExactlyInAnyOrder("scor", "subject");
        assertThat(fields(read(
                        FixFramework.class, EDITION, "{\"framework\":{\"scale\":{\"minimum\":\"1\",\"max\":\"5\"}}}")))
                .containsExactly("framework.scale.max");
        assertThat(fields(read(NoteTotals.class, EDITION, "{\"counts\":{\"GOOD\":1,\"AANDACHT\":null}}")))
                .containsExactlyInAnyOrder("counts.GOOD", "counts.AANDACHT");
    }

    @Test
    void faults_in_a_list_name_their_place_and_the_others_keep_theirs() {
        CommandInput input = read(
                RecordScorecard.class,
                CARD,
                "{\"scores\":[3,{\"dimension\":\"staff\",\"score\":1},null,{\"dimension\":\"checks\"}]}");
        assertThat(fields(input)).containsExactlyInAnyOrder("scores[0]", "scores[1].score", "scores[2]");
        assertThat(((RecordScorecard) input.command()).scores())
                .containsExactly(
                        new ScoreInput(null, null, null),
                        new ScoreInput("staff", null, null),
                        new ScoreInput(null, null, null),
                        new ScoreInput("checks", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "3",
                "null",
                "\"text\"",
                "{",
                "{\"a\":1,}",
                "{\"a\":1}{}",
                "{'a':1}",
                "{\"a\":NaN}",
                "// comment\n{}",
                "{\"score\":\"1\",\"score\":\"2\"}",
                "{\"a\":01}",
                "\uFEFF{}"
            })
    void a_body_that_is_not_one_json_object_is_refused(String body) {
        assertThatThrownBy(() -> read(RecordScore.class, CARD, body))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldFault::field)
                                .containsExactly("body"));
    }

    @Test
    void a_name_that_occurs_twice_is_said_so() {
        assertThatThrownBy(() -> read(RecordScore.class, CARD, "{\"score\":\"1\",\n\"score\":\"2\"}"))
                .hasMessageContaining("twice")
                .hasMessageContaining("line 2");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        byte[][] broken = {
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            // An overlong slash, half of a surrogate pair, and a character cut off.
            {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xe2, (byte) 0x82},
            "{}".getBytes(StandardCharsets.UTF_16LE)
        };
        for (byte[] body : broken) {
            assertThatThrownBy(() -> reader.read(RecordScore.class, CARD, body))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("body");
        }
    }

    @Test
    void size_and_depth_are_bounded() {
        String large = "{\"reason\":\"" + "a".repeat(CommandReader.MAXIMUM_BYTES) + "\"}";
        assertThatThrownBy(() -> read(RecordScore.class, CARD, large)).hasMessageContaining("larger than 65536 bytes");
        String deep = "{\"reason\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertThatThrownBy(() -> read(RecordScore.class, CARD, deep)).hasMessageContaining("deeper than 16");
        String wide = "{\"scores\":[" + "1,".repeat(2_000) + "1]}";
        assertThat(fields(read(RecordScorecard.class, CARD, wide))).containsExactly("scores");
    }

    @Test
    void a_name_that_could_harm_a_log_is_shown_harmless() {
        CommandInput input = read(RecordScore.class, CARD, "{\"\\u001b[2J\\n\\ud800" + "x".repeat(500) + "\":1}");
        assertThat(fields(input)).singleElement().asString().matches("[\\x20-\\x7e]{1,70}");
    }

    /** Seeded: whatever bytes come, the answer is a command with named faults, or a fault of the body. */
    @Test
    void no_input_breaks_the_reader() {
        Random random = new Random(20131024);
        byte[] good =
                ("{\"framework\":{\"dimensions\":[{\"code\":\"a\",\"weight\":\"1\"}],\"scale\":{\"minimum\":\"1\"}},"
                                + "\"document\":\"d\",\"occurredOn\":\"2013-01-01\"}")
                        .getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] body = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = (byte)
                        (random.nextBoolean()
                                ? random.nextInt(256)
                                : "{}[]\",:019.-netrufals\\".charAt(random.nextInt(22)));
            }
            try {
                CommandInput input = reader.read(FixFramework.class, EDITION, body);
                assertThat(input.command().subject()).isEqualTo(EDITION);
                input.faults().forEach(fault -> assertThat(fault.field()).isNotBlank());
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.faults()).extracting(FieldFault::field).containsExactly("body");
            }
        }
        assertThat(read).as("some inputs are read").isGreaterThan(1_000);
    }
}
