package nl.korpsmonitor.service.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import nl.korpsmonitor.command.deciding.ForbiddenException;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.auditing.AccountEntries;
import nl.korpsmonitor.service.security.PagePaths;
import nl.korpsmonitor.service.security.PasswordChoice;
import nl.korpsmonitor.service.security.PasswordRuleException;
import nl.korpsmonitor.service.security.PresentPassword;
import nl.korpsmonitor.service.security.Sessions;
import nl.korpsmonitor.service.security.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who somebody is here, and his password. */
@Controller
class AccountPage {
    private static final String VIEW = "account";

    private final AccountEntries entries;
    private final PresentPassword present;
    private final PasswordChoice choice;
    private final Sessions sessions;

    AccountPage(PresentPassword present, PasswordChoice choice, Sessions sessions, AccountEntries entries) {
        this.entries = entries;
        this.present = present;
        this.choice = choice;
        this.sessions = sessions;
    }

    @GetMapping(PagePaths.ACCOUNT)
    String account(@RequestParam(name = "changed", required = false) @Nullable String changed, Model model) {
        model.addAttribute("changed", changed != null);
        return VIEW;
    }

    /** Changes the password; whoever found a screen unlocked can't. The account's other sessions end by it. */
    @PostMapping(PagePaths.ACCOUNT_PASSWORD)
    String change(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "new-password", defaultValue = "") String wanted,
            @RequestParam(name = "new-password-again", defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Account account = SignedInAs.current()
                .map(SignedInAs::account)
                .filter(found -> !found.isExternal())
                .orElseThrow(() -> new ForbiddenException("This account has no password here."));
        PresentPassword.Answer answer = present.check(account, password, request);
        if (answer != PresentPassword.Answer.RIGHT) {
            boolean tooMany = answer == PresentPassword.Answer.TOO_MANY;
            entries.passwordNotChanged(account, "PRESENT_" + problem(answer).toUpperCase(Locale.ROOT));
            return refused("present", problem(answer), tooMany ? 429 : 403, response, model);
        }
        if (!wanted.equals(again)) {
            entries.passwordNotChanged(account, "AGAIN_DIFFERENT");
            return refused("again", "different", 400, response, model);
        }
        try {
            sessions.renew(request, choice.choose(account, wanted));
        } catch (SessionAuthenticationException e) {
            // It is changed, but there is no room for a new session now.
            return "redirect:" + PagePaths.LOGIN;
        } catch (PasswordRuleException e) {
            return refused("wanted", e.rule().name(), 400, response, model);
        }
        return "redirect:" + PagePaths.ACCOUNT + "?changed";
    }

    private static String problem(PresentPassword.Answer answer) {
        return switch (answer) {
            case TOO_MANY -> "throttled";
            case LOCKED -> "locked";
            case WRONG, RIGHT -> "wrong";
        };
    }

    private static String refused(String field, String problem, int status, HttpServletResponse response, Model model) {
        response.setStatus(status);
        model.addAttribute("field", field);
        model.addAttribute(
                "problem", "account.problem." + problem.toLowerCase(Locale.ROOT).replace('_', '-'));
        return VIEW;
    }
}
