package nl.korpsmonitor.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Axon's suites count only when they run whole: nothing overridden that is a test, nothing switched off. */
class AxonSuitesRunWholeTest {
    private static final Set<String> OURS = Set.of("setUp", "closeAll", "createEngine", "createStorageEngine");

    @ParameterizedTest
    @ValueSource(
            classes = {
                AxonStorageEngineSuiteTest.class,
                AxonEmbeddedEventStoreSuiteTest.class,
                AxonMongoStorageEngineSuiteTest.class,
                AxonMongoEmbeddedEventStoreSuiteTest.class
            })
    void no_test_is_switched_off_or_overridden(Class<?> suite) {
        List<Method> tests = new ArrayList<>();
        for (Class<?> each = suite; each != Object.class; each = each.getSuperclass()) {
            requireNotConditional(each.getAnnotations(), each.getName());
            for (Method method : each.getDeclaredMethods()) {
                requireNotConditional(method.getAnnotations(), method.toString());
                if (method.isAnnotationPresent(Test.class)) {
                    assertThat(Modifier.isAbstract(method.getModifiers())).isFalse();
                    tests.add(method);
                }
            }
        }
        assertThat(tests)
                .as("tests of %s", suite.getSuperclass().getSimpleName())
                .hasSizeGreaterThanOrEqualTo(20);
        Stream<String> own = Arrays.stream(suite.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName);
        assertThat(own).as("our part is only to make engines and close them").isSubsetOf(OURS);
        assertThat(tests).extracting(Method::getName).doesNotContainAnyElementsOf(OURS);
    }

    private static void requireNotConditional(Annotation[] annotations, String where) {
        assertThat(annotations)
                .extracting(annotation -> annotation.annotationType().getSimpleName())
                .as(where)
                .noneMatch(name -> name.startsWith("Disabled") || name.startsWith("Enabled") || name.equals("Ignore"));
    }
}
