package nl.korpsmonitor.transparency.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofVerificationTest {

    private static final int POSITION = 155;
    private static final int TAMPERINGS = 3_000;
    private static final String KEY = ExportFixture.FIRST_KEY.verifierKey().vkey();
    private static final ExportFixture LOG = ExportFixture.of(300);

    @TempDir
    private Path home;

    private byte[] proof;
    private FixtureBody body;

    @BeforeEach
    void writeProof() {
        Path export = LOG.write(home.resolve("export"));
        proof = LOG.proof(export, POSITION).encoded().getBytes(StandardCharsets.UTF_8);
        body = LOG.body(POSITION);
        ExportFixture.put(home, "p.tlog-proof", proof);
        ExportFixture.put(home, "body.json", body.bytes());
        ExportFixture.put(home, "disclosures", body.shown().orElseThrow().line());
    }

    private Programs.Outcome verify(String... further) {
        List<String> words = new ArrayList<>(
                List.of("verify", "proof", home.resolve("p.tlog-proof").toString(), "--key", KEY));
        words.addAll(List.of(further));
        return Programs.run(home, words.toArray(String[]::new));
    }

    private Programs.Outcome verifyAll(String... further) {
        List<String> words = new ArrayList<>(List.of(
                "--body",
                home.resolve("body.json").toString(),
                "--disclosures",
                home.resolve("disclosures").toString()));
        words.addAll(List.of(further));
        return verify(words.toArray(String[]::new));
    }

    @Test
    void a_proof_alone_proves_the_leaf_and_says_so() {
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .startsWith("VERIFIED")
                .contains("position     155")
                .contains("recorded at  2013-10-24T09:30:38.750Z")
                .contains("only the entry with its time and the hash of its body was proven");
    }

    @Test
    void a_body_and_its_disclosures_are_shown_in_plain_words() {
        Programs.Outcome outcome = verifyAll();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("event        score-recorded")
                .contains("about        scorecard/2012/f-155")
                .contains("number       155")
                .contains("disclosed    data.remark = Remark of é 155");
    }

    @Test
    void bare_disclosures_are_accepted_and_those_of_other_entries_left_aside() {
        ExportFixture.put(
                home,
                "disclosures",
                LOG.body(165).shown().orElseThrow().line()
                        + body.shown().orElseThrow().disclosure().encoded() + "\n");
        Programs.Outcome outcome = verifyAll();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .contains("data.remark = Remark of é 155")
                .contains("Disclosures of other entries, which were left aside: 1");
    }

    @Test
    void a_disclosure_of_another_value_is_found() {
        ExportFixture.put(
                home,
                "disclosures",
                LOG.body(165).shown().orElseThrow().disclosure().encoded() + "\n");
        Programs.Outcome outcome = verifyAll();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("disclosure-mismatch").contains("line 1");
    }

    @Test
    void a_body_with_a_line_feed_too_many_is_refused_with_the_remedy() {
        ExportFixture.put(home, "body.json", body.text() + "\n");
        Programs.Outcome outcome = verifyAll();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("head -c -1");
    }

    @Test
    void the_body_of_another_entry_is_refused() {
        ExportFixture.put(home, "body.json", LOG.body(154).bytes());
        Programs.Outcome outcome = verifyAll();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("body-mismatch").doesNotContain("scorecard/2012/f-154");
    }

    @Test
    void a_body_that_is_no_json_is_proven_all_the_same() {
        // No such body is written by the ledger, but its bytes are what counts.
        assertThat(BodyReader.object("no json".getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(BodyReader.object("[1]".getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void what_is_no_proof_at_all_is_bad_input() {
        ExportFixture.put(home, "p.tlog-proof", "<html>");
        Programs.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("proof FILE").contains("it is no proof");
    }

    @Test
    void the_witness_that_the_person_asks_for_must_have_cosigned() {
        ExportFixture.put(home, "policy", ExportFixture.of(300).witnessed().policy());
        Programs.Outcome outcome = Programs.run(
                home, "verify", "proof", home.resolve("p.tlog-proof").toString(), "--policy=" + home.resolve("policy"));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("quorum");
    }

    @Test
    void hostile_texts_do_not_reach_the_terminal() {
        assertThat(Printable.of("a\u001b[2Jb\u202ec\nd")).isEqualTo("a\\u001b[2Jb\\u202ec\\u000ad");
    }

    @Test
    void seeded_changes_of_proof_body_and_disclosures_are_found() {
        Random random = new Random(31);
        Mutations mutations = new Mutations(random);
        for (int i = 0; i < TAMPERINGS; i++) {
            byte[] disclosures = body.shown().orElseThrow().line().getBytes(StandardCharsets.UTF_8);
            byte[] changedProof = i % 3 == 0 ? mutations.mutate(proof) : proof;
            byte[] changedBody = i % 3 == 1 ? mutations.mutate(body.bytes()) : body.bytes();
            byte[] changedDisclosures = i % 3 == 2 ? mutations.mutate(disclosures) : disclosures;
            ExportFixture.put(home, "p.tlog-proof", changedProof);
            ExportFixture.put(home, "body.json", changedBody);
            ExportFixture.put(home, "disclosures", changedDisclosures);
            Programs.Outcome outcome = verifyAll("--no-memory");
            boolean same = Meaning.sameProof(proof, changedProof) && Arrays.equals(body.bytes(), changedBody);
            String tried = "change " + i + ": " + outcome.out() + outcome.err();
            if (i % 3 == 2) {
                // A line that is left out or moved to another position is not held against the body.
                assertThat(outcome.exitCode()).as(tried).isIn(0, 1);
                assertThat(outcome.out())
                        .as(tried)
                        .satisfiesAnyOf(
                                out -> assertThat(out).contains("data.remark = Remark of é 155"),
                                out -> assertThat(out).doesNotContain("disclosed    "));
            } else if (outcome.exitCode() == 2) {
                assertThat(outcome.err()).as(tried).contains("it is no proof");
            } else {
                assertThat(outcome.exitCode()).as(tried).isEqualTo(same ? 0 : 1);
                assertThat(outcome.err()).as(tried).isEmpty();
            }
        }
    }
}
