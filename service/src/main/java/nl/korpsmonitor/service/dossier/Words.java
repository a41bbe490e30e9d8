package nl.korpsmonitor.service.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.korpsmonitor.events.InquiryEvent.Language;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * What a dossier says itself, in its language.
 *
 * @param messages of both languages
 */
record Words(MessageSource messages, Locale locale) {
    /** Where templates and messages are. */
    static final String FOLDER = "nl/korpsmonitor/service/dossier/";

    private static final Locale DUTCH = Locale.of("nl");

    static Words in(Language language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBundleClassLoader(Words.class.getClassLoader());
        messages.setBasename(FOLDER.replace('/', '.') + "dossier");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, language == Language.NL ? DUTCH : Locale.ENGLISH);
    }

    /** A message; arguments are put in as they are. */
    String say(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return messages.getMessage(key, texts, locale);
    }
}
