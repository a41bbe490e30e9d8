package nl.korpsmonitor.service.dossier.contents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import nl.korpsmonitor.events.ActorEvent;
import nl.korpsmonitor.events.AuditEvent;
import nl.korpsmonitor.events.DisclosureEvent;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.HoldEvent;
import nl.korpsmonitor.events.ViewingEvent;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.query.shown.Dated;
import nl.korpsmonitor.query.shown.DocumentResource;
import nl.korpsmonitor.query.shown.EditionResource;
import nl.korpsmonitor.query.shown.InquiryResource;
import nl.korpsmonitor.query.shown.MandateResource;
import nl.korpsmonitor.query.shown.OrganisationResource;
import nl.korpsmonitor.query.shown.RecommendationResource;
import nl.korpsmonitor.query.shown.ScorecardResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.TypeFactory;

/** Everything that a dossier may show of events and states has a name in both languages, and nothing else has. */
class FieldWordsTest {
    private static final TypeFactory TYPES = JsonMapper.shared().getTypeFactory();

    private static final List<Class<?>> STATES = List.of(
            EditionResource.class,
            ScorecardResource.class,
            RecommendationResource.class,
            OrganisationResource.class,
            MandateResource.class,
            DocumentResource.class,
            InquiryResource.class);

    /** Not everybody may see any of these, so that no dossier holds one. */
    private static final Set<Class<?>> NEVER_SHOWN =
            Set.of(ActorEvent.class, AuditEvent.class, DisclosureEvent.class, HoldEvent.class, ViewingEvent.class);

    /** By which of its fields an object in a list of a state is known, before its position. */
    private static final Set<String> CODES = Set.of(
            "dimension", "agreement", "code", "item", "actor", "fromEdition", "organisation", "focusArea", "number");

    private final Set<JavaType> seen = new HashSet<>();

    /** What must have a name, as the messages that may give it: one of each two. */
    private final Set<List<String>> named = new HashSet<>();

    private final Set<String> fieldNames = new TreeSet<>();
    private final Set<Class<?>> withoutCode = new HashSet<>();

    @BeforeEach
    void walk() {
        STATES.forEach(state -> add(TYPES.constructType(state), true));
        add(TYPES.constructType(Role.class), false);
        for (Class<?> family : DomainEvent.class.getPermittedSubclasses()) {
            if (!NEVER_SHOWN.contains(family)) {
                for (Class<?> event : family.getPermittedSubclasses()) {
                    add(TYPES.constructType(event), false);
                    String type = event.getAnnotation(EventName.class).value();
                    named.add(List.of("event-type." + type));
                }
            }
        }
        named.addAll(List.of(List.of("value.true"), List.of("value.false"), List.of("value.unknown")));
    }

    private void add(JavaType type, boolean ofState) {
        if (type.isEnumType()) {
            Arrays.stream(type.getRawClass().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .forEach(name -> addMessage("value.", type, name));
        } else if (Map.class.isAssignableFrom(type.getRawClass())) {
            add(type.getKeyType(), ofState);
            add(type.getContentType(), ofState);
        } else if (Collection.class.isAssignableFrom(type.getRawClass())) {
            add(type.getContentType(), ofState);
            if (ofState && isWithoutCode(type.getContentType().getRawClass())) {
                withoutCode.add(type.getContentType().getRawClass());
            }
        } else if (Confidential.class.isAssignableFrom(type.getRawClass())) {
            add(type.containedType(0), ofState);
        } else if (isObject(type.getRawClass()) && seen.add(type)) {
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                addField(component, type, ofState);
            }
        }
    }

    private void addField(RecordComponent component, JavaType of, boolean ofState) {
        if (!Place.isUnwrapped(component)
                && !(of.hasRawClass(Dated.class) && component.getName().equals("value"))) {
            addMessage("field.", of, component.getName());
            fieldNames.add(component.getName());
        }
        add(TYPES.resolveMemberType(component.getGenericType(), of.getBindings()), ofState);
    }

    private void addMessage(String kind, JavaType of, String name) {
        named.add(List.of(kind + Words.name(of.getRawClass()) + "." + name, kind + name));
    }

    private static boolean isWithoutCode(Class<?> listed) {
        return isObject(listed)
                && Arrays.stream(listed.getRecordComponents())
                        .map(RecordComponent::getName)
                        .noneMatch(CODES::contains);
    }

    /** Whether JSON has it as an object, and not as a text. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getMethods()).noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields.properties", "fields_en.properties"})
    void all_that_is_shown_has_a_name_and_nothing_else(String file) throws IOException {
        Properties words = words(file);
        Set<String> possible = new TreeSet<>();
        named.forEach(possible::addAll);

        assertThat(named)
                .allSatisfy(messages -> assertThat(words.stringPropertyNames()).containsAnyElementsOf(messages));
        assertThat(possible).containsAll(words.stringPropertyNames());
        assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void what_is_said_of_both_languages_is_the_same() throws IOException {
        assertThat(words("fields.properties").stringPropertyNames())
                .isEqualTo(words("fields_en.properties").stringPropertyNames());
    }

    @Test
    void what_is_known_by_its_position_is_what_has_no_code() {
        assertThat(withoutCode).isEqualTo(Place.BY_POSITION);
    }

    @Test
    void fields_with_codes_of_organisations_exist() {
        assertThat(fieldNames).containsAll(Place.ORGANISATIONS);
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream("/" + Words.FOLDER + file), file),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
