package nl.korpsmonitor.service.dossier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.korpsmonitor.service.dossier.contents.DossierContent;
import nl.korpsmonitor.service.dossier.contents.Inventory;
import nl.korpsmonitor.service.dossier.contents.Words;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the readable document of a dossier: one page of well-formed HTML, without scripts, from which the PDF is made too. */
final class DossierPage {
    private DossierPage() {}

    static String of(DossierContent content, List<Inventory.Line> inventory, Words words) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(DossierPage.class.getClassLoader());
        templates.setPrefix(Words.FOLDER);
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(words.messages());
        Map<String, @Nullable Object> data = PageData.of(content, inventory, words);
        return engine.process("dossier", new Context(words.locale(), Map.of("d", data)));
    }
}
