package nl.korpsmonitor.service.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published demo data says what its sources say: figures that were checked by hand stand here a second time. */
class PublishedFactsTest {
    private static final Set<String> FORCES = Set.of("REGIONAL_FORCE", "NATIONAL_FORCE", "MILITARY_POLICE");

    private final List<JsonNode> records = StreamSupport.stream(
                    new JsonMapper()
                            .readTree(DemoFile.PUBLISHED.text())
                            .get("records")
                            .spliterator(),
                    false)
            .toList();

    @Test
    void the_class_totals_are_those_of_the_ministers_letter() {
        assertThat(withCommand("note-totals").stream()
                        .filter(record -> text(record, "scope").equals("25 regional forces"))
                        .map(record -> text(record, "subject") + " " + record.get("counts") + " "
                                + text(record.get("source"), "document")))
                .containsExactly(
                        "edition/2008 {\"CONFORM_NORM\":6,\"AANDACHT\":14,\"ONVOLDOENDE\":5} kst-28638-54",
                        "edition/2010 {\"CONFORM_NORM\":12,\"AANDACHT\":9,\"ONVOLDOENDE\":4} kst-28638-54");
    }

    @Test
    void four_forces_are_known_to_be_onvoldoende_in_2010_and_no_other_class_is_known() {
        assertThat(withCommand("note-class").stream()
                        .map(record -> text(record, "subject") + " " + text(record, "scoreClass")))
                .containsExactlyInAnyOrder(
                        "scorecard/2010/ijsselland ONVOLDOENDE",
                        "scorecard/2010/gelderland-midden ONVOLDOENDE",
                        "scorecard/2010/gelderland-zuid ONVOLDOENDE",
                        "scorecard/2010/limburg-zuid ONVOLDOENDE");
    }

    @Test
    void twenty_seven_forces_were_assessed_and_twenty_six_were_succeeded_of_which_one_by_inference() {
        List<JsonNode> organisations = withCommand("register-organisation");
        assertThat(organisations)
                .filteredOn(record -> FORCES.contains(text(record, "kind")))
                .hasSize(27);
        assertThat(organisations)
                .filteredOn(record -> text(record, "kind").equals("UNIT"))
                .hasSize(11);
        List<JsonNode> successions = withCommand("succeed-organisation");
        assertThat(successions)
                .hasSize(26)
                .allSatisfy(record -> assertThat(text(record, "occurredOn")).isEqualTo("2013-01-01"));
        assertThat(successions)
                .filteredOn(record -> record.get("inferred").asBoolean())
                .extracting(record -> text(record, "subject"))
                .containsExactly("organisation/klpd");
        assertThat(successions)
                .as("no weights and shares were laid down")
                .noneMatch(record -> record.has("weightInSuccessor")
                        || record.get("successors").toString().contains("share"));
    }

    @Test
    void eleven_forces_did_better_in_2010_and_one_did_worse() {
        List<String> improved = new ArrayList<>();
        List<String> declined = new ArrayList<>();
        withCommand("note-finding").stream()
                .filter(record -> record.has("organisation"))
                .forEach(record -> {
                    switch (text(record, "direction")) {
                        case "IMPROVED" -> improved.add(text(record, "organisation"));
                        case "DECLINED" -> declined.add(text(record, "organisation"));
                        default -> {}
                    }
                });
        assertThat(improved)
                .containsExactlyInAnyOrder(
                        "fryslan",
                        "utrecht",
                        "zaanstreek-waterland",
                        "kennemerland",
                        "gooi-en-vechtstreek",
                        "haaglanden",
                        "zuid-holland-zuid",
                        "zeeland",
                        "midden-en-west-brabant",
                        "limburg-noord",
                        "flevoland");
        assertThat(declined).containsExactly("ijsselland");
    }

    @Test
    void the_letters_of_2011_and_2013_have_the_dates_that_they_bear_and_that_others_give_them() {
        assertThat(withCommand("register-document").stream()
                        .map(record -> text(record, "subject") + " " + text(record, "date")))
                .contains(
                        "document/kst-28638-54 2011-07-06",
                        "document/kst-28638-70 2011-12-20",
                        "document/kst-28638-103 2013-10-24",
                        "document/korpsmonitor-2010 2011-04-26");
        assertThat(withCommand("note-finding"))
                .as("a committee report gives nr. 54 another date")
                .filteredOn(record -> text(record.get("source"), "document").equals("kst-28638-70"))
                .extracting(record -> text(record.get("source"), "documentedOn"))
                .containsExactly("2011-07-07");
        assertThat(withCommand("note-step").stream()
                        .map(record -> text(record, "subject") + " " + text(record, "occurredOn") + " "
                                + text(record, "step")))
                .containsExactly(
                        "edition/2012 2013-09-02 DISCUSSED",
                        "edition/2012 2013-09-03 OFFERED",
                        "edition/2012 2013-09-25 DISCUSSED",
                        "edition/2012 2013-10-24 PRESENTED_TO_HOUSE",
                        "edition/2012 2013-10-24 LAID_FOR_INSPECTION");
    }

    @Test
    void what_is_noted_names_its_source_and_nothing_is_decided_scored_or_made_up() {
        assertThat(records)
                .filteredOn(record -> text(record, "command").startsWith("note-"))
                .isNotEmpty()
                .allMatch(record -> record.has("source"));
        assertThat(records)
                .extracting(record -> text(record, "command"))
                .doesNotContain("fix-framework", "record-score", "record-scorecard", "decide-recommendation");
        assertThat(withCommand("issue-recommendation"))
                .isNotEmpty()
                .allMatch(record -> record.get("codeAssignedHere").asBoolean() && !record.has("text"));
    }

    private List<JsonNode> withCommand(String command) {
        return records.stream()
                .filter(record -> text(record, "command").equals(command))
                .toList();
    }

    private static String text(JsonNode record, String field) {
        return record.get(field).asString();
    }
}
