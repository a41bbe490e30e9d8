package nl.korpsmonitor.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import nl.korpsmonitor.events.values.Role;
import nl.korpsmonitor.service.accounts.AccountStore;
import nl.korpsmonitor.service.accounts.Credential.LocalPassword;
import nl.korpsmonitor.service.accounts.PasswordState;
import nl.korpsmonitor.service.accounts.Passwords;
import nl.korpsmonitor.service.testing.Browser;
import nl.korpsmonitor.service.testing.LocalIssuer;
import nl.korpsmonitor.service.testing.LocalLogins;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser: they work there, under the policy that forbids scripts in place, and everybody can use them (WCAG 2.2, AA). */
class PagesInBrowserTest {
    private static final String FIRST = "what the administrator chose";
    private static final String OWN = "what only its owner knows";
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @TempDir
    Path directory;

    private WebDriver browser;
    private String address = "";

    @BeforeEach
    void open() {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static String of(RunningService service) {
        return "http://localhost:" + service.port();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void every_page_can_be_used_by_everybody(String language) {
        add("nina", PasswordState.TEMPORARY);
        try (RunningService service = RunningService.start(directory)) {
            address = of(service);
            browser.get(address + "/?language=" + language);
            isAccessible(language);
            browser.get(address + "/login");
            isAccessible(language);
            fill("username", "nina");
            fill("password", "not the password");
            press();
            assertThat(browser.findElement(By.cssSelector("[role=alert]")).getText())
                    .isNotBlank();
            isAccessible(language);
            login("nina", FIRST);
            assertThat(path()).as("the temporary password first").isEqualTo("/account");
            isAccessible(language);
            change(FIRST, "short");
            isAccessible(language);
            change(FIRST, OWN);
            assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                    .isNotBlank();
            isAccessible(language);
            browser.get(address + "/");
            assertThat(browser.findElement(By.tagName("main")).getText()).contains("nina");
            isAccessible(language);
            browser.findElement(By.cssSelector("header form button")).click();
            await("/login");
            isAccessible(language);
        }
    }

    @Test
    void everything_works_with_the_keyboard_alone() {
        add("carl", PasswordState.CHOSEN);
        try (RunningService service = RunningService.start(directory)) {
            address = of(service);
            browser.get(address + "/login");
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            assertThat(browser.switchTo().activeElement().getDomAttribute("class"))
                    .as("first the way past what every page has")
                    .isEqualTo("skip");
            browser.switchTo().activeElement().sendKeys(Keys.ENTER);
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            browser.switchTo().activeElement().sendKeys("carl", Keys.TAB);
            browser.switchTo().activeElement().sendKeys(FIRST, Keys.ENTER);
            await("/");
            assertThat(browser.findElement(By.tagName("main")).getText()).contains("carl");
        }
    }

    @Test
    void a_narrow_screen_scrolls_in_one_direction_only() {
        try (RunningService service = RunningService.start(directory)) {
            address = of(service);
            browser.manage().window().setSize(new Dimension(500, 800));
            for (String page : new String[] {"/", "/login"}) {
                browser.get(address + page);
                Object wider = ((JavascriptExecutor) browser)
                        .executeScript("return document.documentElement.scrollWidth > window.innerWidth");
                assertThat(wider).as(page).isEqualTo(false);
            }
        }
    }

    @Test
    void the_description_of_the_api_sends_the_token_of_a_session() {
        add("carl", PasswordState.CHOSEN);
        try (RunningService service = RunningService.start(directory)) {
            address = of(service);
            browser.get(address + "/login");
            login("carl", FIRST);
            browser.get(address + "/swagger-ui/index.html");
            Object status = ((JavascriptExecutor) browser).executeAsyncScript("""
                    const done = arguments[0];
                    const wait = () => {
                      // Its own settings come after those that it fetches.
                      const intercept = window.ui && window.ui.getConfigs().requestInterceptor;
                      if (typeof intercept !== 'function') { setTimeout(wait, 50); return; }
                      const request = {url: '/v1/organisations', method: 'POST', credentials: 'same-origin',
                        headers: {'Content-Type': 'application/json'},
                        body: JSON.stringify({code: 'x', name: 'X', kind: 'REGIONAL_FORCE', fictitious: true, occurredOn: '2000'})};
                      const sent = intercept(request);
                      fetch(sent.url, sent).then(answer => done(answer.status), error => done(String(error)));
                    };
                    wait();""");
            assertThat(status).isEqualTo(201L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void somebody_comes_back_from_the_identity_provider_logged_in(String language) {
        try (LocalIssuer issuer = LocalIssuer.start()) {
            issuer.logins().person("olga", "korpsmonitor-coordinator");
            try (RunningService service = RunningService.start(
                    directory,
                    "korpsmonitor.oidc.issuer=" + issuer.address(),
                    "korpsmonitor.oidc.audience=" + LocalIssuer.AUDIENCE,
                    "korpsmonitor.oidc.client-id=" + LocalLogins.CLIENT)) {
                address = of(service);
                browser.get(address + "/login?language=" + language);
                isAccessible(language);
                browser.findElement(By.className("button")).click();
                await("/");
                assertThat(browser.findElement(By.tagName("main")).getText()).contains("Name of olga");
                isAccessible(language);
                browser.get(address + "/account");
                isAccessible(language);
                browser.findElement(By.cssSelector("header form button")).click();
                await("/login");
                assertThat(browser.findElement(By.cssSelector("[role=status] a"))
                                .getDomAttribute("href"))
                        .startsWith(issuer.address() + "/logout?");
                isAccessible(language);
            }
        }
    }

    private void isAccessible(String language) {
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo(language);
        List<Rule> violations =
                new AxeBuilder().withTags(RULES).analyze(browser).getViolations();
        assertThat(violations)
                .as(browser.getCurrentUrl())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .isEmpty();
    }

    private void login(String username, String password) {
        fill("username", username);
        fill("password", password);
        press();
    }

    private void change(String present, String wanted) {
        fill("password", present);
        fill("new-password", wanted);
        fill("new-password-again", wanted);
        press();
    }

    private void fill(String field, String text) {
        browser.findElement(By.id(field)).clear();
        browser.findElement(By.id(field)).sendKeys(text);
    }

    private void press() {
        var before = browser.findElement(By.tagName("html"));
        browser.findElement(By.cssSelector("main button")).click();
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(ExpectedConditions.stalenessOf(before));
    }

    private void await(String path) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(driver -> path().equals(path));
    }

    private String path() {
        return URI.create(String.valueOf(browser.getCurrentUrl())).getPath();
    }

    private void add(String username, PasswordState state) {
        try (AccountStore accounts = AccountStore.open(directory)) {
            LocalPassword password = new LocalPassword(new Passwords().hash(FIRST), state);
            accounts.add(username, username, password, Set.of(Role.COORDINATOR), null);
        }
    }
}
