package nl.korpsmonitor.service.importing.fictitious;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invented editions in odd years, which no real edition has: 2011 of the forces, 2013 of the units that replaced them,
 * and 2015, of which only a few scores are in.
 */
final class Editions {
    /** Chosen once; another seed gives another file. */
    private static final long SEED = 28638;

    private static final List<String> LOW_REASONS = List.of(
            "No plan, and nobody in charge.", "Hardly done in the past year.", "Falls short at every point checked.");
    private static final List<String> MIDDLE_REASONS = List.of(
            "Done, but not laid down.", "Done in part of the region.", "Begun this year; too early to see results.");
    private static final List<String> HIGH_REASONS =
            List.of("Laid down and done.", "Done throughout, and checked.", "An example to others.");

    private final Records records;
    private final Random random = new Random(SEED);
    /** Half points by organisation and dimension, of the latest edition. */
    private final Map<String, Integer> halfPoints = new HashMap<>();

    Editions(Records records) {
        this.records = records;
    }

    void first() {
        open(2011, "2011-01-10", "2011-02-01");
        List<String> forces = Organisations.forces();
        for (String force : forces) {
            int level = 9 + random.nextInt(5);
            for (String dimension : Frameworks.dimensions(2011)) {
                halfPoints.put(force + dimension, level + random.nextInt(7) - 3);
            }
            card(2011, force, "2011-09-12");
        }
        correct(2011, forces.get(1), "formatie", 2, "The vacancies were counted twice.", "2011-10-03");
        correct(
                2011,
                forces.get(5),
                "analyse",
                -3,
                "The annual analysis turned out to be of the year before.",
                "2011-10-04");
        correct(2011, forces.get(12), "signalen", 2, "Two control reports had been overlooked.", "2011-10-06");
        withdraw(2011, forces.get(7), "afpakken", "The figures can't be traced to a source.", "2011-10-10");
        withdraw(2011, forces.get(20), "internationaal", "Scored by mistake for another force.", "2011-10-11");
        score(2011, forces.get(20), "internationaal", "5.5", "Two joint investigations, one finished.", "2011-10-18");
        forces.forEach(force -> confirm(2011, force, "2011-11-01"));
        conclude(2011, "2011-11-15", "2011-12-01", "2011-12-08", "2011-12-14", "2012-01-19");
        rectify(
                2011,
                forces.get(3),
                "onderzoeken",
                1,
                "An audit found one investigation more.",
                "2012-02-13",
                "2012-02-20");
        rectify(
                2011,
                forces.get(15),
                "formatie",
                -1,
                "The staffing table of the year before had been used.",
                "2012-02-27",
                "2012-03-05");
    }

    void second() {
        open(2013, "2013-02-04", "2013-03-01");
        List<String> units = Organisations.units();
        for (String unit : units) {
            List<String> predecessors = Organisations.predecessors(unit);
            int progress = random.nextInt(4) - 1;
            for (String dimension : Frameworks.dimensions(2013)) {
                int before = (int) Math.round(predecessors.stream()
                        .mapToInt(force -> halfPoints.getOrDefault(force + dimension, 8))
                        .average()
                        .orElseThrow());
                halfPoints.put(unit + dimension, before + progress + random.nextInt(4) - 1);
            }
            card(2013, unit, "2013-09-16");
        }
        correct(2013, units.get(2), "escort", 3, "The controls of November were missing.", "2013-10-07");
        correct(2013, units.get(6), "registratie", 2, "Part of the records lacked a date.", "2013-10-08");
        withdraw(
                2013,
                units.get(9),
                "digitale-opsporing",
                "The unit had no digital team yet; nothing could be scored.",
                "2013-10-09");
        units.forEach(unit -> confirm(2013, unit, "2013-11-04"));
        conclude(2013, "2013-11-14", "2013-12-02", "2013-12-09", "2013-12-16", "2014-01-23");
        rectify(
                2013,
                units.get(4),
                "deskundigheid",
                2,
                "Three detectives had been certified already.",
                "2014-02-10",
                "2014-02-17");
    }

    void third() {
        open(2015, "2015-02-02", "2015-03-02");
        String unit = Organisations.code("Limburg");
        score(2015, unit, "beleidsplan", "7", "Adopted in January and known to all teams.", "2015-09-14");
        score(2015, unit, "formatie", "5.5", "Two of nine posts are vacant.", "2015-09-14");
        score(
                2015,
                Organisations.code("Amsterdam"),
                "beleidsplan",
                "8",
                "Renewed together with the municipality.",
                "2015-09-15");
    }

    private void open(int year, String openedOn, String fixedOn) {
        String edition = "edition/" + year;
        records.add(
                Organisations.PUBLISHER,
                "open-edition",
                edition,
                openedOn,
                "title",
                "Fictieve Korpsmonitor " + year,
                "provenance",
                "CONDUCTED_HERE");
        records.add(
                Organisations.PUBLISHER, "fix-framework", edition, fixedOn, "framework", Frameworks.framework(year));
    }

    /** Everything that the organisation scored, as it would be delivered: one card. */
    private void card(int year, String organisation, String on) {
        List<Map<String, Object>> scores = new ArrayList<>();
        for (String dimension : Frameworks.dimensions(year)) {
            int half = Math.max(2, Math.min(19, halfPoints.getOrDefault(organisation + dimension, 10)));
            halfPoints.put(organisation + dimension, half);
            List<String> reasons = half < 11 ? LOW_REASONS : half < 14 ? MIDDLE_REASONS : HIGH_REASONS;
            scores.add(Records.object(
                    "dimension", dimension, "score", points(half), "reason", reasons.get(random.nextInt(3))));
        }
        records.add("assessor-" + organisation, "record-scorecard", card(year, organisation), on, "scores", scores);
    }

    private void score(int year, String organisation, String dimension, String score, String reason, String on) {
        halfPoints.put(organisation + dimension, halves(score));
        records.add(
                "assessor-" + organisation,
                "record-score",
                card(year, organisation),
                on,
                "dimension",
                dimension,
                "score",
                score,
                "reason",
                reason);
    }

    /** @param change in half points */
    private void correct(int year, String organisation, String dimension, int change, String reason, String on) {
        Object[] fields = changed(organisation, dimension, change, reason);
        records.add("assessor-" + organisation, "correct-score", card(year, organisation), on, fields);
    }

    private Object[] changed(String organisation, String dimension, int change, String reason) {
        int before = half(organisation, dimension);
        int after = before + change < 0 || before + change > 20 ? before - change : before + change;
        halfPoints.put(organisation + dimension, after);
        return new Object[] {
            "dimension", dimension, "oldScore", points(before), "newScore", points(after), "reason", reason
        };
    }

    private void withdraw(int year, String organisation, String dimension, String reason, String on) {
        records.add(
                "assessor-" + organisation,
                "withdraw-score",
                card(year, organisation),
                on,
                "dimension",
                dimension,
                "oldScore",
                points(half(organisation, dimension)),
                "reason",
                reason);
        halfPoints.remove(organisation + dimension);
    }

    private void confirm(int year, String organisation, String on) {
        int turn = 0;
        for (String dimension : Frameworks.dimensions(year)) {
            Integer half = halfPoints.get(organisation + dimension);
            if (half != null) {
                records.add(
                        "reviewer-" + (turn++ % 2 + 1),
                        "confirm-score",
                        card(year, organisation),
                        on,
                        "dimension",
                        dimension,
                        "score",
                        points(half));
            }
        }
    }

    /**
     * One publisher proposes, the other confirms.
     *
     * @param change in half points
     */
    private void rectify(
            int year,
            String organisation,
            String dimension,
            int change,
            String reason,
            String proposed,
            String confirmed) {
        String document = records.document(
                "rectificatie-" + organisation.substring(8) + "-" + year, "Rectificatie " + year, proposed);
        Object[] fields = changed(organisation, dimension, change, reason);
        Object[] documented = java.util.Arrays.copyOf(fields, fields.length + 2);
        documented[fields.length] = "document";
        documented[fields.length + 1] = document;
        String card = card(year, organisation);
        records.add(Organisations.PUBLISHER, "propose-rectification", card, proposed, documented);
        records.add(
                Organisations.SECOND_PUBLISHER,
                "confirm-rectification",
                card,
                confirmed,
                "dimension",
                dimension,
                "newScore",
                points(half(organisation, dimension)));
    }

    private void conclude(int year, String closed, String adopted, String offered, String discussed, String presented) {
        String edition = "edition/" + year;
        String report = records.document("korpsmonitor-" + year, "Korpsmonitor " + year, adopted);
        String letter = records.document("aanbiedingsbrief-" + year, "Brief aan de Kamer " + year, presented);
        String by = Organisations.PUBLISHER;
        records.add(by, "close-scoring", edition, closed);
        records.add(
                Organisations.SECOND_PUBLISHER,
                "adopt-edition",
                edition,
                adopted,
                "adoptedBy",
                Organisations.code("Politieleiding"),
                "document",
                report);
        records.add(
                by,
                "offer-edition",
                edition,
                offered,
                "offeredBy",
                Organisations.code("Politieleiding"),
                "offeredTo",
                Organisations.code("Minister"),
                "document",
                report);
        records.add(by, "discuss-edition", edition, discussed, "forum", "Fictieve Taskforce");
        records.add(by, "present-edition", edition, presented, "document", letter);
        records.add(by, "lay-edition-for-inspection", edition, presented, "place", "Fictief informatiepunt");
    }

    private static String card(int year, String organisation) {
        return "scorecard/" + year + "/" + organisation;
    }

    private int half(String organisation, String dimension) {
        return java.util.Objects.requireNonNull(halfPoints.get(organisation + dimension));
    }

    private static String points(int half) {
        return half % 2 == 0 ? Integer.toString(half / 2) : half / 2 + ".5";
    }

    private static int halves(String score) {
        return (int) Math.round(Double.parseDouble(score) * 2);
    }
}
