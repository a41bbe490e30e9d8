package nl.korpsmonitor.query.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.EvidenceCited;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.InquiryRegistered;
import nl.korpsmonitor.events.RecordedEvent;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.Subject;
import org.jspecify.annotations.Nullable;

/** What was recorded of each inquiry so far; it keeps what each cites, and the events that begin and end it. */
final class Inquiries {
    private final Map<Subject, Inquiry> bySubject = new HashMap<>();

    /** An inquiry, known or not. */
    Inquiry of(Subject subject) {
        return bySubject.computeIfAbsent(subject, unknown -> new Inquiry());
    }

    /** The citations for which an event must be kept now: of inquiries that are not closed. */
    Stream<RecordedEvent> keeping(long position, @Nullable Subject about) {
        return bySubject.values().stream()
                .filter(inquiry -> inquiry.registered() != null && inquiry.closed == null)
                .flatMap(inquiry -> Stream.concat(inquiry.citations.values().stream(), inquiry.answeredOn.stream()))
                .distinct()
                .filter(cited -> shows(((EvidenceCited) cited.event()).evidence(), position, about));
    }

    /** Whether something of an event is in what is cited: a state is that of one subject, a comparison of all of two editions but their recommendations. */
    private static boolean shows(Evidence evidence, long position, @Nullable Subject about) {
        if (evidence.event() != null) {
            return evidence.event() == position;
        }
        if (evidence.state() != null) {
            return position <= evidence.state().knownAt()
                    && evidence.state().subject().equals(about);
        }
        Evidence.CitedComparison comparison = evidence.comparison();
        if (comparison == null || about == null || position > comparison.knownAt()) {
            return false;
        }
        String path = about.id() + "/";
        return Stream.of(comparison.from(), comparison.to())
                .anyMatch(
                        year -> path.startsWith("edition/" + year + "/") || path.startsWith("scorecard/" + year + "/"));
    }

    /** One inquiry. Its rules change it. */
    static final class Inquiry {
        private @Nullable RecordedEvent registered;
        private @Nullable Details details;
        private @Nullable RecordedEvent closed;
        private final Map<String, RecordedEvent> citations = new HashMap<>();
        private final Set<String> items = new HashSet<>();
        private final Set<RecordedEvent> answeredOn = new HashSet<>();
        private final InquiryTerm term = new InquiryTerm();
        private boolean awaitsAnswer = true;
        private int answers;
        private int dossiers;

        @Nullable
        RecordedEvent registered() {
            return registered;
        }

        void register(RecordedEvent event) {
            InquiryRegistered first = (InquiryRegistered) event.event();
            registered = event;
            term.register(first);
            details = new Details(
                    first.kind(), first.source(), first.askedBy(), first.question(), first.receivedOn(), null);
        }

        /** What stands of it; null when it is not registered. */
        @Nullable
        Details details() {
            Details stands = details;
            return stands == null
                    ? null
                    : new Details(
                            term.kind(),
                            stands.source(),
                            stands.askedBy(),
                            stands.question(),
                            stands.receivedOn(),
                            term.due());
        }

        void correct(InquiryCorrected event) {
            Details stood = details;
            Details after = event.after();
            term.correct(event);
            if (stood != null) {
                details = new Details(
                        term.kind(),
                        after.source() == null ? stood.source() : after.source(),
                        after.askedBy() == null ? stood.askedBy() : after.askedBy(),
                        after.question() == null ? stood.question() : after.question(),
                        term.received(),
                        null);
            }
        }

        @Nullable
        RecordedEvent closed() {
            return closed;
        }

        void close(RecordedEvent event) {
            closed = event;
        }

        void reopen() {
            closed = null;
            awaitsAnswer = true;
        }

        /** Those in force, by item. */
        Map<String, RecordedEvent> citations() {
            return citations;
        }

        /** Cites an item; whether it is the first of its code. */
        boolean cite(String item, RecordedEvent event) {
            citations.put(item, event);
            return items.add(item);
        }

        /** Withdraws an item; whether it was cited. */
        boolean withdraw(String item) {
            return citations.remove(item) != null;
        }

        /** Whether none was given since it was registered or opened again. */
        boolean awaitsAnswer() {
            return awaitsAnswer;
        }

        /** How many answers were given, amendments among them. */
        int answers() {
            return answers;
        }

        /** An answer was given, which stands on all that is in force. */
        void answer() {
            answers++;
            awaitsAnswer = false;
            answeredOn.addAll(citations.values());
        }

        int dossiers() {
            return dossiers;
        }

        void issue() {
            dossiers++;
        }

        InquiryTerm term() {
            return term;
        }
    }
}
