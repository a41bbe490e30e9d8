package nl.korpsmonitor.service.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.korpsmonitor.command.inquiry.DossierMaker;
import nl.korpsmonitor.command.inquiry.DossierOrder;
import nl.korpsmonitor.command.inquiry.MadeDossier;
import nl.korpsmonitor.command.inquiry.TooManyDossiersException;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FewDossiersAtOnceTest {
    private static final DossierOrder ORDER =
            new DossierOrder("kv-1", 0, Version.PUBLIC, Language.NL, "a signed note", 1);

    /** Asks for another one while it makes one, so many times. */
    private static final class Nested implements DossierMaker {
        private @Nullable FewDossiersAtOnce few;
        private int deeper;

        @Override
        public MadeDossier make(DossierOrder order, @Nullable String purpose) {
            if (deeper-- > 0 && few != null) {
                few.again(order, List.of());
            }
            return new MadeDossier(new byte[1], List.of(), List.of());
        }

        @Override
        public MadeDossier again(DossierOrder order, List<Disclosed> disclosed) {
            return make(order, null);
        }
    }

    @Test
    void so_many_are_made_at_a_time_and_places_are_given_back_also_by_those_that_failed() {
        Nested nested = new Nested();
        FewDossiersAtOnce few = new FewDossiersAtOnce(nested);
        nested.few = few;
        for (int i = 0; i < 3; i++) {
            nested.deeper = FewDossiersAtOnce.MAXIMUM;
            assertThatThrownBy(() -> few.make(ORDER, null)).isInstanceOf(TooManyDossiersException.class);
            nested.deeper = FewDossiersAtOnce.MAXIMUM - 1;
            assertThat(few.make(ORDER, null).zip()).hasSize(1);
        }
    }
}
