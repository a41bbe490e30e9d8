package nl.korpsmonitor.service.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium, without a screen. */
public final class Browser {
    private static final String MISSING =
            "*** NOT CHECKED in a browser: chromium and chromedriver are not on the path. On Debian: apt-get install chromium"
                    + " chromium-driver";

    private Browser() {}

    /** Opens one. Without one the test says aloud that it checks nothing; with REQUIRE_BROWSER=1 it fails. */
    public static WebDriver open() {
        Optional<Path> chromium = find("chromium");
        Optional<Path> driver = find("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            if ("1".equals(System.getenv("REQUIRE_BROWSER"))) {
                throw new IllegalStateException(MISSING);
            }
            System.err.println(MISSING);
            assumeTrue(false, MISSING);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        // Whoever runs tests in a container is often root there, whom Chromium's sandbox refuses.
        options.addArguments(
                List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1200,900"));
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static Optional<Path> find(String program) {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
