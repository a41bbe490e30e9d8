package nl.korpsmonitor.command.inquiry;

import java.time.LocalDate;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How much time a rule gives for an answer. Weeks are counted from the day on which the question came in.
 *
 * @param weeks until it is due
 * @param furtherWeeks by which that may be extended, once
 * @param toldInTime whether who asked must be told so before the first term ends
 */
record Term(int weeks, int furtherWeeks, boolean toldInTime) {
    /** Rules of procedure of the House: three weeks, and three more. A notice that came late is recorded as it was. */
    private static final Term WRITTEN_QUESTION = new Term(3, 3, false);

    /** Open government act, article 4.4: four weeks; two more, of which who asked is told before the first four end. */
    private static final Term WOO_REQUEST = new Term(4, 2, true);

    /** The term for questions of a kind; null when none is laid down, so that a day is agreed each time. */
    static @Nullable Term of(@Nullable Kind kind) {
        return kind == null
                ? null
                : switch (kind) {
                    case WRITTEN_QUESTION -> WRITTEN_QUESTION;
                    case WOO_REQUEST -> WOO_REQUEST;
                    case MOTION, UNDERTAKING, COMMITTEE_REQUEST, PARLIAMENTARY_INQUIRY -> null;
                };
    }

    /**
     * The last day that can be given when a question of a kind is opened again on a day; null when any later day can. A question of the House gets three weeks
     * anew. Of a Woo request the day is that of who ordered it to be decided again.
     */
    static @Nullable LocalDate latestAfterReopening(@Nullable Kind kind, LocalDate reopenedOn) {
        return kind == Kind.WRITTEN_QUESTION ? WRITTEN_QUESTION.dueAfter(reopenedOn) : null;
    }

    /** The last day for the answer to what came in on a day. */
    LocalDate dueAfter(LocalDate receivedOn) {
        return receivedOn.plusWeeks(weeks);
    }

    /** The last day to which that may be extended. */
    LocalDate latestAfter(LocalDate dueOn) {
        return dueOn.plusWeeks(furtherWeeks);
    }
}
