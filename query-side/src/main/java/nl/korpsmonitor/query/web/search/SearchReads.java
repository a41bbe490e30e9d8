package nl.korpsmonitor.query.web.search;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Full text. */
@Configuration(proxyBeanMethods = false)
@Import({SearchController.class, SearchTableController.class})
public class SearchReads {}
