package nl.korpsmonitor.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EditionEvent.Direction;
import nl.korpsmonitor.events.EditionEvent.FindingPublished;
import nl.korpsmonitor.events.ScorecardEvent.ScoreRecorded;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.search.EventText.Passage;
import nl.korpsmonitor.query.trail.InMemoryTrail;
import nl.korpsmonitor.query.trail.Samples;
import org.junit.jupiter.api.Test;

class EventTextTest {
    /** Components that hold text, and are not organisations: a new one must be put on one of the three lists. */
    private static final Set<String> WORDS = Set.of(
            "actor",
            "agreement",
            "askedBy",
            "below",
            "code",
            "context",
            "description",
            "dimension",
            "explanation",
            "forum",
            "ground",
            "holderOffice",
            "id",
            "identifier",
            "inquiry",
            "item",
            "justification",
            "location",
            "mandate",
            "name",
            "normText",
            "office",
            "ownerOffice",
            "passage",
            "place",
            "policy",
            "question",
            "reason",
            "scope",
            "statement",
            "status",
            "text",
            "title");

    @Test
    void every_text_of_every_event_is_words_or_an_organisation_or_on_purpose_neither() {
        Set<String> found = new TreeSet<>();
        for (Class<?> subject : DomainEvent.class.getPermittedSubclasses()) {
            for (Class<?> event : subject.getPermittedSubclasses()) {
                collect(event, found, new HashSet<>());
            }
        }
        Set<String> known = new TreeSet<>(WORDS);
        known.addAll(EventText.ORGANISATIONS);
        known.addAll(EventText.NO_WORDS);
        assertThat(found).isSubsetOf(known).containsAll(EventText.ORGANISATIONS);
    }

    private static void collect(Class<?> record, Set<String> found, Set<Class<?>> seen) {
        if (!record.isRecord() || !seen.add(record)) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            if (holdsText(component.getGenericType())) {
                found.add(component.getName());
            }
            for (Class<?> type : types(component.getGenericType())) {
                if (!type.equals(Confidential.class)) {
                    collect(type, found, seen);
                }
            }
        }
    }

    private static boolean holdsText(Type type) {
        return types(type).contains(String.class) && !types(type).contains(Confidential.class);
    }

    private static Set<Class<?>> types(Type type) {
        Set<Class<?>> types = new HashSet<>();
        if (type instanceof Class<?> plain) {
            types.add(plain);
        } else if (type instanceof ParameterizedType parameterized) {
            types.addAll(types(parameterized.getRawType()));
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(each -> types.addAll(types(each)));
        }
        return types;
    }

    private static EventText of(String subject, DomainEvent event) {
        InMemoryTrail trail = new InMemoryTrail();
        trail.append(new Subject(subject), event);
        return EventText.of(trail.event(0).orElseThrow());
    }

    @Test
    void what_people_wrote_is_found_with_its_place_and_names_of_constants_are_not() {
        EventText text = of(
                "edition/2012",
                new FindingPublished(
                        "f-1",
                        "Intake is better.",
                        "all forces",
                        "ijsselland",
                        Direction.IMPROVED,
                        Samples.SOURCE,
                        Samples.day("2013")));
        assertThat(text.passages())
                .contains(
                        new Passage("/code", "f-1"),
                        new Passage("/statement", "Intake is better."),
                        new Passage("/source/document/title", "Letter"),
                        new Passage("/source/passage", "p. 2"))
                .extracting(Passage::text)
                .doesNotContain("IMPROVED", "2013");
        assertThat(text.organisations()).containsExactly("ijsselland");
        assertThat(text.documents()).containsExactly("kst-28638-103");
    }

    @Test
    void nothing_confidential_is_looked_into_even_when_it_was_opened() {
        EventText text = of(
                "scorecard/2012/om/by/ijsselland",
                new ScoreRecorded(
                        "org-1", Decimal.of("7.5"), Confidential.of("A secret reason."), Samples.day("2013")));
        assertThat(text.passages()).containsExactly(new Passage("/dimension", "org-1"));
        assertThat(text.organisations()).containsExactly("ijsselland", "om");
    }
}
