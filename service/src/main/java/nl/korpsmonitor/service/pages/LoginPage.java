package nl.korpsmonitor.service.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import nl.korpsmonitor.service.security.LoginWays;
import nl.korpsmonitor.service.security.PagePaths;
import nl.korpsmonitor.service.security.PageProblems;
import nl.korpsmonitor.service.security.SignedInAs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people log in. */
@Controller
class LoginPage {
    private static final String VIEW = "login";

    private final LoginWays ways;

    LoginPage(LoginWays ways) {
        this.ways = ways;
    }

    @GetMapping(PagePaths.LOGIN)
    String login(HttpServletRequest request, Model model) {
        if (SignedInAs.current().isPresent()) {
            return "redirect:" + PagePaths.HOME;
        }
        boolean out = request.getParameter("out") != null;
        model.addAttribute("out", out);
        if (out) {
            String back = ServletUriComponentsBuilder.fromContextPath(request)
                    .path(PagePaths.LOGIN)
                    .toUriString();
            ways.endSession(back).ifPresent(address -> model.addAttribute("endSession", address));
        }
        return shown(model);
    }

    /** The same after a login that failed; {@link PageProblems} leads here. */
    @RequestMapping(
            path = PagePaths.LOGIN_FAILED,
            method = {RequestMethod.GET, RequestMethod.POST})
    String failed(HttpServletRequest request, Model model) {
        if (request.getAttribute(PageProblems.REASON) instanceof PageProblems.Reason reason) {
            model.addAttribute(
                    "problem",
                    "login.problem." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (reason == PageProblems.Reason.EXPIRED) {
                model.addAttribute("again", SignedInAs.current().isPresent() ? PagePaths.ACCOUNT : PagePaths.LOGIN);
            }
        }
        return shown(model);
    }

    private String shown(Model model) {
        model.addAttribute("withPassword", ways.withPassword());
        model.addAttribute("withProvider", ways.withProvider());
        model.addAttribute("provider", PagePaths.PROVIDER);
        return VIEW;
    }
}
