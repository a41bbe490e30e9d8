package nl.korpsmonitor.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdentifiersTest {
    @Test
    void axon_makes_its_identifiers_with_this_and_they_only_grow() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIdentifiers.class);
        List<String> made = Stream.generate(IdentifierFactory.getInstance()::generateIdentifier)
                .limit(20_000)
                .toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made)
                .allMatch(id -> UUID.fromString(id).version() == 7
                        && UUID.fromString(id).variant() == 2);
    }
}
