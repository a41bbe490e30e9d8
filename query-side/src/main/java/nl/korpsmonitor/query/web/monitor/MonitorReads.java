package nl.korpsmonitor.query.web.monitor;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the monitor holds: editions, scorecards, recommendations, comparisons, organisations, mandates and documents. */
@Configuration(proxyBeanMethods = false)
@Import({
    ComparisonController.class,
    DocumentController.class,
    DocumentFileController.class,
    EditionController.class,
    EditionTableController.class,
    MandateController.class,
    OrganisationController.class,
    RecommendationController.class,
    RowController.class,
    ScorecardController.class,
    TableController.class
})
public class MonitorReads {}
