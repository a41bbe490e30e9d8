package nl.korpsmonitor.service.importing.fictitious;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Invented frameworks. From 2013 on, the supervision of unlicensed prostitution weighs more, 'Kwaliteitshandboek' is
 * dropped and 'Digitale opsporing' is new.
 */
final class Frameworks {
    static final String DROPPED = "kwaliteitshandboek";
    static final String ADDED = "digitale-opsporing";
    static final String REWEIGHTED = "toezicht-onvergund";

    private record Dimension(String code, String name, String focusArea, int weight2011, int weight2013) {}

    private static final List<Dimension> DIMENSIONS = List.of(
            new Dimension("beleidsplan", "Beleidsplan", "ORGANISATION", 2, 2),
            new Dimension("portefeuillehouder", "Portefeuillehouder", "ORGANISATION", 2, 2),
            new Dimension("formatie", "Formatie", "ORGANISATION", 3, 3),
            new Dimension("opleiding", "Opleiding en certificering", "ORGANISATION", 3, 3),
            new Dimension("ketenoverleg", "Overleg met ketenpartners", "ORGANISATION", 2, 2),
            new Dimension(DROPPED, "Kwaliteitshandboek", "ORGANISATION", 1, 0),
            new Dimension("toezicht-vergund", "Toezicht op de vergunde prostitutiebranche", "SUPERVISION", 3, 3),
            new Dimension(REWEIGHTED, "Toezicht op de niet-vergunde branche", "SUPERVISION", 2, 4),
            new Dimension("escort", "Controle van escortbedrijven", "SUPERVISION", 2, 2),
            new Dimension("signalen", "Herkennen van signalen", "SUPERVISION", 3, 3),
            new Dimension("bestuurlijke-rapportage", "Bestuurlijke rapportages", "SUPERVISION", 2, 2),
            new Dimension("handhaving", "Handhaving met gemeenten", "SUPERVISION", 2, 2),
            new Dimension("informatievoorziening", "Informatievoorziening", "INFORMATION", 3, 3),
            new Dimension("registratie", "Registratie van signalen", "INFORMATION", 2, 2),
            new Dimension("analyse", "Analyse en duiding", "INFORMATION", 2, 2),
            new Dimension("informatiedeling", "Delen met ketenpartners", "INFORMATION", 2, 2),
            new Dimension("internetmonitoring", "Volgen van advertenties", "INFORMATION", 1, 1),
            new Dimension("aanmelding-slachtoffers", "Aanmelding van slachtoffers", "INFORMATION", 2, 2),
            new Dimension("capaciteit", "Capaciteit voor opsporing", "INVESTIGATION", 3, 3),
            new Dimension("deskundigheid", "Deskundigheid van rechercheurs", "INVESTIGATION", 3, 3),
            new Dimension("onderzoeken", "Afgeronde onderzoeken", "INVESTIGATION", 3, 3),
            new Dimension("slachtofferzorg", "Zorg voor slachtoffers", "INVESTIGATION", 2, 2),
            new Dimension("internationaal", "Internationale samenwerking", "INVESTIGATION", 1, 1),
            new Dimension("afpakken", "Afpakken van vermogen", "INVESTIGATION", 2, 2),
            new Dimension(ADDED, "Digitale opsporing", "INVESTIGATION", 0, 2));

    private Frameworks() {}

    /** Codes of what the edition scores: 24 dimensions in each. */
    static List<String> dimensions(int year) {
        return DIMENSIONS.stream()
                .filter(d -> weight(d, year) > 0)
                .map(Dimension::code)
                .toList();
    }

    /** The framework as the command takes it. */
    static Map<String, Object> framework(int year) {
        List<Map<String, Object>> dimensions = new ArrayList<>();
        for (Dimension dimension : DIMENSIONS) {
            if (weight(dimension, year) > 0) {
                dimensions.add(Records.object(
                        "code", dimension.code(),
                        "name", dimension.name(),
                        "focusArea", dimension.focusArea(),
                        "weight", Integer.toString(weight(dimension, year)),
                        "norm", "6.5",
                        "normText", "Fictieve norm: 6,5 of hoger."));
            }
        }
        return Records.object(
                "focusAreas",
                List.of(
                        area("ORGANISATION", "20"),
                        area("SUPERVISION", "30"),
                        area("INFORMATION", "20"),
                        area("INVESTIGATION", "30")),
                "dimensions",
                dimensions,
                "scale",
                Records.object("minimum", "0", "maximum", "10", "step", "0.5"),
                "limits",
                Records.object(
                        "conformNorm",
                        "6.5",
                        "conformNormInclusive",
                        true,
                        "aandacht",
                        "5.5",
                        "aandachtInclusive",
                        true),
                "rounding",
                Records.object("decimals", 2, "mode", "HALF_UP", "beforeLimits", true),
                "missing",
                "LEFT_OUT");
    }

    private static Map<String, Object> area(String focusArea, String weight) {
        return Records.object("focusArea", focusArea, "weight", weight);
    }

    private static int weight(Dimension dimension, int year) {
        return year < 2013 ? dimension.weight2011() : dimension.weight2013();
    }
}
