package nl.korpsmonitor.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.events.values.ViewingPurpose;
import nl.korpsmonitor.query.state.Audience;
import nl.korpsmonitor.query.state.Viewer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that a read does not know, or that come twice: a misspelt filter must not look like an
 * answer. Also says how an answer may be kept: what everybody may read can be kept and asked again, the rest not at all.
 */
final class ParameterGuard implements HandlerInterceptor {
    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();
    private final Viewer viewer;

    ParameterGuard(Viewer viewer) {
        this.viewer = viewer;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !isOfReadApi(method)) {
            return true;
        }
        boolean everybody = viewer.audience().equals(Audience.PUBLIC);
        response.setHeader("Cache-Control", everybody ? "no-cache" : "no-store");
        if (takesPurpose(method)) {
            // Else an answer without values would stand for one with them, and the other way round.
            response.addHeader("Vary", ViewingPurpose.HEADER);
        }
        Set<String> names = known.computeIfAbsent(method, ParameterGuard::names);
        List<FieldFault> faults = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!names.contains(name)) {
                String remedy = names.isEmpty() ? "it takes none" : "it takes " + String.join(", ", names);
                faults.add(new FieldFault(name, "there is no such query parameter here; " + remedy));
            } else if (values.length > 1) {
                faults.add(new FieldFault(name, "give it once"));
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return true;
    }

    /** Whether it is in this package or a room of it; the service has other endpoints, with parameters of their own. */
    private static boolean isOfReadApi(HandlerMethod method) {
        return (method.getBeanType().getPackageName() + ".").startsWith(ParameterGuard.class.getPackageName() + ".");
    }

    private static boolean takesPurpose(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals(ViewingPurpose.HEADER));
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            if (parameter.hasParameterAnnotation(RequestParam.class) && parameter.getParameterName() != null) {
                names.add(parameter.getParameterName());
            } else if (parameter.getParameterType().isRecord()) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }
}
