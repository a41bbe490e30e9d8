package nl.korpsmonitor.service.dossier.contents;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.korpsmonitor.events.InquiryEvent.Language;
import nl.korpsmonitor.events.values.PartialDate;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * What a dossier says itself, in its language.
 *
 * @param messages of both languages
 * @param locale which of them is said
 */
public record Words(MessageSource messages, Locale locale) {
    /** Where templates and messages are, from the root of the class path, with a slash at the end. */
    public static final String FOLDER = "nl/korpsmonitor/service/dossier/";

    private static final Locale DUTCH = Locale.of("nl");

    /** Those of a language. */
    public static Words in(Language language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBundleClassLoader(Words.class.getClassLoader());
        messages.setBasenames(FOLDER.replace('/', '.') + "dossier", FOLDER.replace('/', '.') + "fields");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, language == Language.NL ? DUTCH : Locale.ENGLISH);
    }

    /**
     * A message; arguments are put in as they are.
     *
     * @throws org.springframework.context.NoSuchMessageException when there is none of that key
     */
    public String say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return messages.getMessage(key, texts, locale);
    }

    /** The first of some messages that there is; the given text when there is none. */
    public String sayFirst(String otherwise, String... keys) {
        return messages.getMessage(new DefaultMessageSourceResolvable(keys, otherwise), locale);
    }

    /** What a field of a record is called; its own name when it has no other. */
    public String field(Class<?> record, String field) {
        return sayFirst(field, "field." + name(record) + "." + field, "field." + field);
    }

    /** What a constant of an enum is called; its own name when it has no other. */
    public String constant(Enum<?> constant) {
        return constant(constant.getDeclaringClass(), constant.name());
    }

    /** What the constant of that name is called. */
    public String constant(Class<?> type, String constant) {
        return sayFirst(constant, "value." + name(type) + "." + constant, "value." + constant);
    }

    /** With the class around it, such as {@code Addressee.Kind}. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** A date as far as it is known, and that it is not. */
    public String date(PartialDate date) {
        return date.isUnknown() ? say("value.unknown") : date.text();
    }

    /** What a sort of event is called; its stored name when it has no other. */
    public String eventType(String type) {
        return sayFirst(type, "event-type." + type);
    }
}
