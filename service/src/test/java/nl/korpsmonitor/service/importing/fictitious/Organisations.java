package nl.korpsmonitor.service.importing.fictitious;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Invented doubles of the forces and units: they are joined like the real ones on 1 January 2013, but with weights,
 * which were never laid down for the real ones. Their codes begin with {@code fictief-} and their names with 'Fictief'.
 */
final class Organisations {
    static final String COORDINATOR = "coordinator";
    static final String PUBLISHER = "publisher-1";
    /** Whoever closes an edition does not adopt it, and whoever proposes a rectification does not confirm it. */
    static final String SECOND_PUBLISHER = "publisher-2";

    static final String KMAR = "fictief-kmar";
    static final String MERGER = "2013-01-01";

    private static final Map<String, List<String>> FORCES_BY_UNIT = new LinkedHashMap<>();

    static {
        FORCES_BY_UNIT.put("Noord-Nederland", List.of("Groningen", "Fryslân", "Drenthe"));
        FORCES_BY_UNIT.put(
                "Oost-Nederland",
                List.of("IJsselland", "Twente", "Noord- en Oost-Gelderland", "Gelderland-Midden", "Gelderland-Zuid"));
        FORCES_BY_UNIT.put("Midden-Nederland", List.of("Utrecht", "Gooi en Vechtstreek", "Flevoland"));
        FORCES_BY_UNIT.put("Noord-Holland", List.of("Noord-Holland-Noord", "Zaanstreek-Waterland", "Kennemerland"));
        FORCES_BY_UNIT.put("Amsterdam", List.of("Amsterdam-Amstelland"));
        FORCES_BY_UNIT.put("Den Haag", List.of("Haaglanden", "Hollands-Midden"));
        FORCES_BY_UNIT.put("Rotterdam", List.of("Rotterdam-Rijnmond", "Zuid-Holland-Zuid"));
        FORCES_BY_UNIT.put("Zeeland-West-Brabant", List.of("Zeeland", "Midden- en West-Brabant"));
        FORCES_BY_UNIT.put("Oost-Brabant", List.of("Brabant-Noord", "Brabant-Zuid-Oost"));
        FORCES_BY_UNIT.put("Limburg", List.of("Limburg-Noord", "Limburg-Zuid"));
        FORCES_BY_UNIT.put("Landelijke Eenheid", List.of("KLPD"));
    }

    private Organisations() {}

    /** The 27 that are scored before the merger. */
    static List<String> forces() {
        List<String> codes = new ArrayList<>();
        FORCES_BY_UNIT.values().forEach(forces -> forces.forEach(force -> codes.add(code(force))));
        codes.add(KMAR);
        return codes;
    }

    /** The 12 that are scored after the merger. */
    static List<String> units() {
        List<String> codes = new ArrayList<>();
        FORCES_BY_UNIT.keySet().forEach(unit -> codes.add(code(unit)));
        codes.add(KMAR);
        return codes;
    }

    /** The forces that a unit replaces; the Marechaussee goes on as itself. */
    static List<String> predecessors(String unit) {
        return FORCES_BY_UNIT.entrySet().stream()
                .filter(entry -> code(entry.getKey()).equals(unit))
                .findFirst()
                .map(entry -> entry.getValue().stream().map(Organisations::code).toList())
                .orElse(List.of(unit));
    }

    static String code(String name) {
        return "fictief-"
                + name.toLowerCase(java.util.Locale.ROOT)
                        .replace('â', 'a')
                        .replace("- en ", "-en-")
                        .replace(' ', '-');
    }

    static void addTo(Records records) {
        actors(records);
        FORCES_BY_UNIT.forEach((unit, forces) -> forces.forEach(force ->
                register(records, force, force.equals("KLPD") ? "NATIONAL_FORCE" : "REGIONAL_FORCE", "1994-04-01")));
        register(records, "Kmar", "MILITARY_POLICE", "1998-01-01");
        FORCES_BY_UNIT.keySet().forEach(unit -> register(records, unit, "UNIT", MERGER));
        register(records, "Politieleiding", "NATIONAL_POLICE", "1994-04-01");
        register(records, "Expertisecentrum", "EXPERTISE_BODY", "2008");
        register(records, "Taskforce", "EXPERTISE_BODY", "2008");
        register(records, "RIEC", "CHAIN_PARTNER", "2008");
        register(records, "OM", "CHAIN_PARTNER", "unknown");
        register(records, "Gemeente Waterdam", "CHAIN_PARTNER", "unknown");
        register(records, "Minister", "MINISTRY", "unknown");
        register(records, "Kamer", "PARLIAMENT", "unknown");
        FORCES_BY_UNIT.forEach((unit, forces) -> {
            int weight = forces.size() + 1;
            for (String force : forces) {
                records.add(
                        COORDINATOR,
                        "succeed-organisation",
                        "organisation/" + code(force),
                        MERGER,
                        "successors",
                        List.of(Records.object("organisation", code(unit), "share", "1")),
                        "weightInSuccessor",
                        Integer.toString(weight--),
                        "inferred",
                        false);
            }
        });
    }

    private static void actors(Records records) {
        records.actor(COORDINATOR, "Fictieve coördinator", "COORDINATOR");
        records.actor(PUBLISHER, "Fictieve uitgever een", "PUBLISHER");
        records.actor(SECOND_PUBLISHER, "Fictieve uitgever twee", "PUBLISHER");
        records.actor("reviewer-1", "Fictieve beoordelaar een", "REVIEWER");
        records.actor("reviewer-2", "Fictieve beoordelaar twee", "REVIEWER");
        forces().forEach(code -> records.actor("assessor-" + code, "Fictieve invuller van " + code, "ASSESSOR", code));
        units().stream()
                .filter(code -> !code.equals(KMAR))
                .forEach(code -> records.actor("assessor-" + code, "Fictieve invuller van " + code, "ASSESSOR", code));
    }

    private static void register(Records records, String name, String kind, String since) {
        records.add(
                COORDINATOR,
                "register-organisation",
                "organisation/" + code(name),
                since,
                "name",
                "Fictief " + name,
                "kind",
                kind);
    }
}
