package nl.korpsmonitor.query.comparison;

import nl.korpsmonitor.events.values.FocusArea;

/**
 * One focus area in both editions.
 *
 * @param mean as published: over all its dimensions; like for like: over the common ones that are in this focus area in
 *     both frameworks, by the chosen weights
 */
public record FocusAreaComparison(FocusArea focusArea, Change mean) {}
