package nl.korpsmonitor.events.values;

/** The class of an organisation in an edition, best first, labelled as published. */
public enum ScoreClass {
    /** Conform norm. */
    CONFORM_NORM,
    /** Aandacht. */
    AANDACHT,
    /** Onvoldoende. */
    ONVOLDOENDE
}
