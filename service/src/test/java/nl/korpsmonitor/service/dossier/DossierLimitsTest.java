package nl.korpsmonitor.service.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.problems.RefusedException;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.service.dossier.contents.Item;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class DossierLimitsTest {
    private static final EvidenceCited CITED =
            new EvidenceCited("cards", new Evidence(7L, null, null), null, null, PartialDate.UNKNOWN);

    private static Item item(int positions, int facts) {
        SortedMap<String, JsonNode> rows = new TreeMap<>();
        IntStream.range(0, facts).forEach(i -> rows.put("/" + i, JsonNodeFactory.instance.numberNode(i)));
        return new Item(
                CITED,
                Item.Kind.STATE,
                LongStream.range(0, positions).boxed().toList(),
                true,
                rows,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
    }

    private static void isRefused(List<Item> items, String what) {
        isRefused(() -> DossierLimits.USUAL.requireDerived(items), what);
    }

    private static void isRefused(ThrowingCallable holding, String what) {
        assertThatThrownBy(holding)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.rule()).isEqualTo("dossier-too-large"))
                .hasMessageContaining(what)
                .hasMessageContaining("cite less in one answer");
    }

    @Test
    void what_no_verifier_reads_is_refused_with_the_remedy() {
        assertThatCode(() -> DossierLimits.USUAL.requireDerived(Collections.nCopies(25, item(20_000, 2_000))))
                .doesNotThrowAnyException();
        isRefused(Collections.nCopies(26, item(20_000, 0)), "520000 positions");
        isRefused(Collections.nCopies(51, item(1, 1_000)), "51000 rows of facts");
        assertThatCode(() -> DossierLimits.USUAL.requireEvents(20_000)).doesNotThrowAnyException();
        isRefused(() -> DossierLimits.USUAL.requireEvents(20_001), "more than 20000 events");
    }
}
