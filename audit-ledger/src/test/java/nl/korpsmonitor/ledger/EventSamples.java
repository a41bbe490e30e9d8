package nl.korpsmonitor.ledger;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.korpsmonitor.events.DisclosureEvent.ValueWithheld;
import nl.korpsmonitor.events.DomainEvent;
import nl.korpsmonitor.events.InquiryEvent;
import nl.korpsmonitor.events.InquiryEvent.Details;
import nl.korpsmonitor.events.InquiryEvent.Disclosed;
import nl.korpsmonitor.events.InquiryEvent.DossierIssued;
import nl.korpsmonitor.events.InquiryEvent.InquiryCorrected;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.InquiryEvent.Version;
import nl.korpsmonitor.events.RecommendationEvent.Decision;
import nl.korpsmonitor.events.values.Addressee;
import nl.korpsmonitor.events.values.Confidential;
import nl.korpsmonitor.events.values.Decimal;
import nl.korpsmonitor.events.values.DecisionMaker;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.Evidence;
import nl.korpsmonitor.events.values.FocusArea;
import nl.korpsmonitor.events.values.Framework;
import nl.korpsmonitor.events.values.Outcome;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.ledger.codec.EventType;
import org.jspecify.annotations.Nullable;

/** An invented event of every type, the same every time: with every optional part, or with none. */
public final class EventSamples {
    private static final String LEDGER_ID = "0123456789abcdef0123456789abcdef";
    private static final String SHA256 = LEDGER_ID + LEDGER_ID;

    private final boolean whole;

    private EventSamples(boolean whole) {
        this.whole = whole;
    }

    /** With a value for every optional component, also of nested records. */
    public static DomainEvent whole(EventType type) {
        return (DomainEvent) new EventSamples(true).record(type.recordClass());
    }

    /** With no optional component. */
    public static DomainEvent bare(EventType type) {
        return (DomainEvent) new EventSamples(false).record(type.recordClass());
    }

    private Object record(Class<?> type) {
        if (type == Framework.class) {
            return framework();
        }
        if (type == Decision.class) {
            return decision();
        }
        if (type == ValueWithheld.class) {
            return new ValueWithheld(
                    "/reason",
                    "sample-digest",
                    whole ? "5.1.2.e" : "5.1.1.d",
                    whole ? Confidential.of("gewogen") : null,
                    whole ? Confidential.of("nog steeds") : null,
                    new PartialDate("2013-10-24"));
        }
        if (type == Addressee.class) {
            return whole
                    ? new Addressee(Addressee.Kind.UNIT, "ijsselland")
                    : new Addressee(Addressee.Kind.NATIONAL, null);
        }
        if (type == Evidence.class) {
            return whole
                    ? new Evidence(null, null, (Evidence.CitedComparison) record(Evidence.CitedComparison.class))
                    : new Evidence(103L, null, null);
        }
        if (type == Evidence.CitedComparison.class) {
            return new Evidence.CitedComparison(
                    2008,
                    2010,
                    Evidence.Basis.LIKE_FOR_LIKE,
                    Evidence.Units.CURRENT,
                    Evidence.Weights.EQUAL,
                    103,
                    LocalDate.of(2013, 10, 1));
        }
        if (type == DossierIssued.class) {
            return new DossierIssued(
                    2,
                    1,
                    whole ? Version.CONFIDENTIAL : Version.PUBLIC,
                    whole ? Language.NL : Language.EN,
                    "sample-checkpoint",
                    SHA256,
                    103,
                    whole ? List.of(new Disclosed(103, List.of("/reason", "/decision/rationale"))) : List.of(),
                    new PartialDate("2013-10-24"));
        }
        if (type == InquiryCorrected.class) {
            return corrected();
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(this::component).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type.getName(), e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return optional && !whole ? null : value(component.getName(), component.getGenericType());
    }

    private Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            Type raw = generic.getRawType();
            if (raw == Confidential.class) {
                return Confidential.of(value(name, of));
            }
            if (raw == Map.class) {
                return Map.of(value(name, of), value(name, generic.getActualTypeArguments()[1]));
            }
            return raw == Set.class ? Set.of(value(name, of)) : List.of(value(name, of));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return whole ? constants[0] : constants[constants.length - 1];
        }
        if (plain == String.class) {
            return text(name);
        }
        if (plain == Decimal.class) {
            return Decimal.of("0.75");
        }
        if (plain == PartialDate.class) {
            return new PartialDate(name.equals("occurredOn") || whole ? "2013-10-24" : "2013");
        }
        if (plain == LocalDate.class) {
            return LocalDate.of(2013, 10, name.equals("validUntil") ? 31 : 1);
        }
        if (plain == Subject.class) {
            return Subject.recommendation(2014, "r-01");
        }
        if (plain == int.class || plain == Integer.class) {
            return name.equals("decimals") ? 1 : 2010;
        }
        if (plain == long.class || plain == Long.class) {
            return 103L;
        }
        return plain == boolean.class || plain == Boolean.class ? whole : record(plain);
    }

    /** Lower case and hyphens: whether a code or a text is asked for, it is one. */
    private static String text(String name) {
        return switch (name) {
            case "ledgerId" -> LEDGER_ID;
            case "origin" -> "korpsmonitor/ledger/" + LEDGER_ID;
            case "sha256", "storedSha256", "reportSha256" -> SHA256;
            default -> "sample-" + name.toLowerCase(Locale.ROOT);
        };
    }

    private Decision decision() {
        DecisionMaker maker = new DecisionMaker("politie", "korpschef", Confidential.of("A. Voorbeeld"));
        return whole
                ? new Decision(
                        Outcome.PARTLY_ACCEPTED,
                        Confidential.of("het eerste deel"),
                        null,
                        maker,
                        "m-01",
                        "Politiewet 2012, artikel 27",
                        Confidential.of("zoals besproken"),
                        (Document) record(Document.class))
                : new Decision(
                        Outcome.DEFERRED,
                        null,
                        new PartialDate("2014"),
                        maker,
                        "m-01",
                        "Politiewet 2012, artikel 27",
                        Confidential.of("later"),
                        null);
    }

    /** Every part is another, or none but the person. */
    private InquiryCorrected corrected() {
        Details before = new Details(
                InquiryEvent.Kind.WRITTEN_QUESTION,
                (Document) record(Document.class),
                "sample-askedby",
                "sample-question",
                LocalDate.of(2013, 10, 1),
                LocalDate.of(2013, 10, 22));
        Details after = new Details(
                InquiryEvent.Kind.WOO_REQUEST,
                new Document("sample-other", "sample-title", new PartialDate("2013"), null, null, null, null),
                "sample-asked-by-others",
                "sample-other-question",
                LocalDate.of(2013, 10, 2),
                LocalDate.of(2013, 10, 30));
        Details nothing = new Details(null, null, null, null, null, null);
        return new InquiryCorrected(
                whole ? before : nothing,
                whole ? after : nothing,
                Confidential.of("sample-askedbyname"),
                Confidential.of("sample-reason"),
                new PartialDate("2013-10-24"));
    }

    private Framework framework() {
        Framework.Dimension dimension = new Framework.Dimension(
                "toezicht-1",
                "Toezicht op de vergunde branche",
                FocusArea.SUPERVISION,
                Decimal.of("2"),
                whole ? Decimal.of("6") : null,
                whole ? "Elke inrichting wordt bezocht" : null);
        return new Framework(
                List.of(new Framework.WeightedFocusArea(FocusArea.SUPERVISION, Decimal.of("1.5"))),
                List.of(dimension),
                new Framework.Scale(Decimal.of("1"), Decimal.of("10"), Decimal.of("0.5")),
                new Framework.ClassLimits(Decimal.of("7.5"), true, Decimal.of("5.5"), false),
                (Framework.Rounding) record(Framework.Rounding.class),
                Framework.MissingScore.NO_MEAN);
    }
}
