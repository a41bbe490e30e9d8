package nl.korpsmonitor.service.audit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A report as a page in Dutch or English: of one file, without scripts, so that it reads the same in years. */
final class ReportPage {
    static final Locale DUTCH = Locale.of("nl");

    private static final String FOLDER = "nl/korpsmonitor/service/audit/";

    private ReportPage() {}

    /** @param data as {@link ReportData#of} gives it */
    static String of(Map<String, @Nullable Object> data, Locale language) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
        templates.setPrefix(FOLDER);
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBundleClassLoader(ReportPage.class.getClassLoader());
        messages.setBasename(FOLDER.replace('/', '.') + "report");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        return engine.process("report", new Context(language, Map.of("report", data)));
    }
}
