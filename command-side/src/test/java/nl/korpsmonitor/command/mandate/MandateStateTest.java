package nl.korpsmonitor.command.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import nl.korpsmonitor.command.testing.FoldedEvents;
import nl.korpsmonitor.events.MandateEvent;
import nl.korpsmonitor.events.MandateEvent.MandateGranted;
import nl.korpsmonitor.events.MandateEvent.MandateLimited;
import nl.korpsmonitor.events.MandateEvent.MandateRevoked;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Addressee.Kind;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.MandateScope;
import nl.korpsmonitor.events.values.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateStateTest {
    private static final MandateScope ALL = new MandateScope(Set.of(Kind.UNIT, Kind.PARTNER), Set.of(), Set.of());
    private static final Addressee FORCE = new Addressee(Kind.UNIT, "ijsselland");
    private static final Addressee PARTNER = new Addressee(Kind.PARTNER, "comensha");

    @ParameterizedTest
    @CsvSource({"2012-12-31, false", "2013-01-01, true", "2013-12-31, true", "2014-01-01, false"})
    void the_first_and_the_last_day_are_within_it(LocalDate day, boolean valid) {
        assertThat(state(granted(LocalDate.of(2013, 12, 31))).validOn(day)).isEqualTo(valid);
    }

    @Test
    void what_was_not_granted_is_never_valid() {
        assertThat(MandateState.INITIAL.validOn(LocalDate.of(2013, 1, 1))).isFalse();
    }

    @Test
    void without_an_end_it_goes_on() {
        assertThat(state(granted(null)).validOn(LocalDate.of(2099, 1, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2013-05-31, true", "2013-06-01, false", "2013-06-02, false"})
    void from_its_revocation_on_nothing_is_decided_under_it(LocalDate day, boolean valid) {
        MandateState revoked = state(
                granted(null),
                new MandateRevoked(LocalDate.of(2013, 6, 1), Confidential.of("x"), null, PartialDate.UNKNOWN));
        assertThat(revoked.validOn(day)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"2013-05-31, true", "2013-06-01, false"})
    void a_further_limit_is_held_against_what_applies_on_its_first_day(LocalDate day, boolean narrower) {
        MandateState limited = state(granted(null), limited("2013-06-01", scope(Kind.UNIT)));
        assertThat(limited.narrowedBy(scope(Kind.PARTNER), day)).isEqualTo(narrower);
    }

    @ParameterizedTest
    @CsvSource({"2013-05-31, true", "2013-06-01, false"})
    void a_limit_narrows_it_from_its_first_day_on(LocalDate day, boolean covered) {
        MandateState limited = state(granted(null), limited("2013-06-01", scope(Kind.UNIT)));
        assertThat(limited.covers(day, 2012, PARTNER)).isEqualTo(covered);
        assertThat(limited.covers(day, 2012, FORCE)).isTrue();
    }

    @Test
    void limits_recorded_out_of_order_bind_together() {
        MandateState limited = state(
                granted(null),
                limited("2013-09-01", new MandateScope(Set.of(Kind.UNIT, Kind.PARTNER), Set.of(2012), Set.of())),
                limited("2013-06-01", scope(Kind.UNIT)));
        LocalDate later = LocalDate.of(2013, 9, 1);
        assertThat(limited.covers(later, 2012, FORCE)).isTrue();
        assertThat(limited.covers(later, 2012, PARTNER)).isFalse();
        assertThat(limited.covers(later, 2010, FORCE)).isFalse();
    }

    @Test
    void only_exactly_its_office_in_its_organisation_holds_it() {
        MandateState state = state(granted(null));
        assertThat(state.heldBy("nationale-politie", "korpschef")).isTrue();
        assertThat(state.heldBy("nationale-politie", "plaatsvervangend korpschef"))
                .isFalse();
        assertThat(state.heldBy("ecvm", "korpschef")).isFalse();
    }

    @Test
    void a_scope_is_narrower_when_it_allows_less_and_nothing_new() {
        MandateScope editions = new MandateScope(Set.of(Kind.UNIT), Set.of(2010, 2012), Set.of());
        assertThat(Scopes.within(new MandateScope(Set.of(Kind.UNIT), Set.of(2012), Set.of("twente")), editions))
                .isTrue();
        assertThat(Scopes.within(scope(Kind.UNIT), editions))
                .as("all editions are more than two of them")
                .isFalse();
        assertThat(Scopes.within(new MandateScope(Set.of(Kind.PARTNER), Set.of(2012), Set.of()), editions))
                .isFalse();
        assertThat(Scopes.within(editions, scope(Kind.UNIT))).isTrue();
    }

    private static MandateScope scope(Kind kind) {
        return new MandateScope(Set.of(kind), Set.of(), Set.of());
    }

    private static MandateGranted granted(@Nullable LocalDate until) {
        Document decision = new Document("besluit-1", "Besluit", PartialDate.UNKNOWN, null, null, null, null);
        return new MandateGranted(
                "nationale-politie", "korpschef", ALL, LocalDate.of(2013, 1, 1), until, decision, PartialDate.UNKNOWN);
    }

    private static MandateLimited limited(String from, MandateScope scope) {
        return new MandateLimited(scope, LocalDate.parse(from), Confidential.of("x"), null, PartialDate.UNKNOWN);
    }

    private static MandateState state(MandateEvent... events) {
        return FoldedEvents.real(MandateState.FOLD, "mandate/m-1", events);
    }
}
