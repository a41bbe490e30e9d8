package nl.korpsmonitor.service.pages;

import nl.korpsmonitor.ledger.Trail;
import nl.korpsmonitor.ledger.checkpoint.PublishedLog;
import nl.korpsmonitor.service.security.PagePaths;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what this ledger is and how far it goes. */
@Controller
class HomePage {
    private final Trail trail;
    private final PublishedLog log;
    private final String documentation;

    HomePage(Trail trail, PublishedLog log, @Value("${korpsmonitor.documentation.url:}") String documentation) {
        this.trail = trail;
        this.log = log;
        this.documentation = documentation;
    }

    @GetMapping(PagePaths.HOME)
    String home(Model model) {
        model.addAttribute("size", trail.size());
        model.addAttribute("published", log.status().publishedSize());
        model.addAttribute("documentation", documentation);
        return "home";
    }
}
