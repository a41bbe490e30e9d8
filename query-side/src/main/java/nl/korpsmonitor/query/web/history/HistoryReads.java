package nl.korpsmonitor.query.web.history;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How what the monitor holds came to be: timelines, differences, explanations and reconstructions. */
@Configuration(proxyBeanMethods = false)
@Import({
    DifferenceController.class,
    ExplanationController.class,
    HistoryTableController.class,
    ReconstructionController.class,
    TimelineController.class,
    TimelineStreamController.class
})
public class HistoryReads {}
