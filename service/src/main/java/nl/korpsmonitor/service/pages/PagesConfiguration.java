package nl.korpsmonitor.service.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.korpsmonitor.service.accounts.Account;
import nl.korpsmonitor.service.security.PagePaths;
import nl.korpsmonitor.service.security.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of the pages, Dutch or English: what the visitor chose, else what the browser asks for, else Dutch. */
@Configuration(proxyBeanMethods = false)
public class PagesConfiguration implements WebMvcConfigurer {
    static final Locale DUTCH = Locale.of("nl");
    private static final List<Locale> LANGUAGES = List.of(DUTCH, Locale.ENGLISH);
    private static final String[] PAGES = {"/", "/login", "/login/failed", "/account"};
    private static final String CHOICE = "language";

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new Languages();
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(PagesConfiguration::asked);
        return resolver;
    }

    private static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(locale -> known(locale.getLanguage()))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(locale -> request.getHeader("Accept-Language") != null)
                .orElse(DUTCH);
    }

    private static Optional<Locale> known(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor() {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                return known(value).orElse(null);
            }
        };
        choice.setParamName(CHOICE);
        choice.setHttpMethods("GET");
        registry.addInterceptor(choice).addPathPatterns(PAGES);
    }

    /** Remembers no other languages than there are. */
    private static final class Languages extends CookieLocaleResolver {
        Languages() {
            super(CHOICE);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return known(value).orElse(null);
        }
    }

    /** What every page shows. */
    @ControllerAdvice(assignableTypes = {HomePage.class, LoginPage.class, AccountPage.class})
    static class OnEveryPage {
        /** Who is logged in; null when nobody is. */
        @ModelAttribute("account")
        @Nullable
        Account account() {
            return signedIn();
        }

        @ModelAttribute("self")
        String self(HttpServletRequest request) {
            return PagesConfiguration.self(request);
        }
    }

    /** Where the same page is asked for in another language, up to the language; what a form was sent to can't be asked for. */
    static String self(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals(PagePaths.HOME)) {
            return PagePaths.HOME + "?";
        }
        boolean account = path.startsWith(PagePaths.ACCOUNT);
        String told = account ? "changed" : "out";
        return (account ? PagePaths.ACCOUNT : PagePaths.LOGIN)
                + (request.getParameter(told) == null ? "?" : "?" + told + "&");
    }

    static @Nullable Account signedIn() {
        return SignedInAs.current().map(SignedInAs::account).orElse(null);
    }
}
