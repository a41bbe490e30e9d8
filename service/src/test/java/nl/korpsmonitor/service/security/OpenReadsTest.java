package nl.korpsmonitor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.korpsmonitor.service.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** That what this program answers is what it lists as open, so that nothing is shut by mistake. */
class OpenReadsTest {
    @TempDir
    private Path directory;

    @Test
    void every_read_that_is_answered_is_listed() {
        List<PathPattern> open = Arrays.stream(OpenReads.PATHS)
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        try (RunningService service = RunningService.start(directory)) {
            List<String> answered =
                    service.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                            .filter(each ->
                                    each.getValue().getBeanType().getName().startsWith("nl.korpsmonitor."))
                            .filter(each -> each.getKey()
                                    .getMethodsCondition()
                                    .getMethods()
                                    .contains(RequestMethod.GET))
                            .flatMap(each -> each.getKey().getPatternValues().stream())
                            .map(path -> path.replaceAll("\\{[a-zA-Z]+}|\\*+", "x"))
                            // Figures are answered by address: MetricsReadersTest.
                            .filter(path -> !path.equals("/metrics"))
                            // Pages have rules of their own.
                            .filter(path -> !PagePaths.isPage(new MockHttpServletRequest("GET", path)))
                            .toList();
            assertThat(answered)
                    .hasSizeGreaterThan(25)
                    .allSatisfy(path -> assertThat(open)
                            .as(path)
                            .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path))));
        }
    }
}
