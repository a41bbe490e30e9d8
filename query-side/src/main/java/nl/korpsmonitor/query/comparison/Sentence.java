package nl.korpsmonitor.query.comparison;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import nl.korpsmonitor.query.comparison.NotComparable.Reason;

/** What is said of something that can't be compared, in English. The numbers stand for what {@link NotComparable#arguments()} has; an apostrophe is written twice. */
public enum Sentence {
    /** Years of the invented edition and of the other. */
    FICTITIOUS_BESIDE_REAL(
            Reason.FICTITIOUS_BESIDE_REAL,
            "Edition {0} is invented and edition {1} is not: nothing follows from comparing them."),
    /** A year. */
    NOTHING_KNOWN(Reason.NOTHING_KNOWN, "Of edition {0} no results are known."),
    /** A year. */
    ONLY_TOTALS_KNOWN(Reason.ONLY_TOTALS_KNOWN, "Of edition {0} only published totals are known."),
    /** A year. */
    NO_FRAMEWORK(Reason.NO_FRAMEWORK, "Of edition {0} the framework is not known, so no mean is computed."),
    /** Two years. */
    SCALE_DIFFERS(
            Reason.SCALE_DIFFERS,
            "The scales of editions {0} and {1} differ and no mapping between them is recorded on the later one."),
    /** Two years, of a trend. */
    SCALE_IS_EACH_ITS_OWN(
            Reason.SCALE_DIFFERS,
            "The means of editions {0} and {1} stand here each on its own scale; comparing the two editions applies the"
                    + " recorded mapping."),
    /** Two years. */
    CLASS_LIMITS_DIFFER(
            Reason.CLASS_LIMITS_DIFFER,
            "Editions {0} and {1} draw the limits of the classes differently: the same mean may give another class."),
    /** A dimension's code and a year. */
    DIMENSION_IN_ONE_EDITION(Reason.DIMENSION_IN_ONE_EDITION, "Dimension {0} is in the framework of edition {1} only."),
    /** Codes of organisations. */
    ORGANISATIONS_DIFFER(
            Reason.ORGANISATIONS_DIFFER,
            "These organisations have a class in one of the two editions only, so the totals per class do not count the"
                    + " same organisations: {0}."),
    /** Two texts that say whom totals count. */
    TOTALS_SCOPE_DIFFERS(
            Reason.TOTALS_SCOPE_DIFFERS,
            "The published totals count ''{0}'' and ''{1}'': their differences may come from whom they count."),
    /** Two codes of totals and a class. */
    CLASS_NOT_COUNTED(Reason.CLASS_NOT_COUNTED, "Only one of the published totals {0} and {1} counts {2}."),
    /** The other year, the totals' code, whom they count, and the totals' year. */
    TOTALS_WITHOUT_COUNTERPART(
            Reason.TOTALS_WITHOUT_COUNTERPART,
            "Edition {0} has no published totals to stand against {1} (''{2}'') of edition {3}."),
    /** Nothing more. */
    NO_COMMON_DIMENSION(
            Reason.NO_COMMON_DIMENSION,
            "No dimension is in both frameworks and scored in both editions, so there is no like-for-like mean."),
    /** An organisation's name and a year. */
    NO_SCORECARD(Reason.NO_SCORECARD, "Nothing is recorded of {0} in edition {1}."),
    /** An organisation's name and a year. */
    NO_SCORE(Reason.NO_SCORECARD, "No score of {0} is recorded in edition {1}."),
    /** An organisation's name and a year. */
    ONLY_CLASS_KNOWN(
            Reason.ONLY_CLASS_KNOWN, "Of {0} only the published class is known in edition {1}, not its scores."),
    /** An organisation's name, a year, the published class and the one that follows. */
    NOTED_CLASS_DIFFERS(
            Reason.NOTED_CLASS_DIFFERS,
            "The class of {0} in edition {1} is published as {2}, but {3} follows from its scores and is used."),
    /** An organisation's name, a dimension's code and a year. */
    SCORE_MISSING_WITHOUT_MEAN(
            Reason.SCORE_MISSING,
            "{0} has no score for {1} in edition {2}; by the framework''s rule there is no mean then."),
    /** An organisation's name, a dimension's code and a year. */
    SCORE_MISSING_LEFT_OUT(
            Reason.SCORE_MISSING,
            "{0} has no score for {1} in edition {2}; by the framework''s rule the mean leaves it out."),
    /** A predecessor's name, a year and a unit's name. */
    SCORED_BESIDE_SUCCESSOR(
            Reason.SCORED_BESIDE_SUCCESSOR,
            "{0} has a scorecard in edition {1}, but {2}, which succeeded it later, was there beside it; it is left"
                    + " out."),
    /** A predecessor's name, a year and a unit's name. */
    PREDECESSOR_NOT_SCORED(
            Reason.PREDECESSOR_NOT_SCORED,
            "The scores of {0} in edition {1} are not known, so none are computed for {2}."),
    /** Names of a predecessor and of a unit. */
    SUCCESSION_WITHOUT_WEIGHT(
            Reason.SUCCESSION_WITHOUT_WEIGHT,
            "The weight of {0} in {1} is not laid down, so no score of the unit is computed from it."),
    /** Names of a predecessor and of a unit. */
    SUCCESSION_WITHOUT_SHARE(
            Reason.SUCCESSION_WITHOUT_SHARE,
            "The share of {0} in {1} is not laid down, so no score of the unit is computed from it."),
    /** An organisation's name, a day and a year. */
    ENDED(Reason.ENDED, "{0} ended on {1} without a successor, before edition {2}."),
    /** An organisation's name, names of its successors and a day. */
    SUCCEEDED_WITHOUT_WEIGHT(
            Reason.SUCCEEDED, "{0} was succeeded by {1} on {2}; no weight in the successor is laid down."),
    /** An organisation's name, names of its successors, a day and a weight. */
    SUCCEEDED(Reason.SUCCEEDED, "{0} was succeeded by {1} on {2}; its weight in the successor is {3}."),
    /** An organisation's name and a year. */
    DID_NOT_EXIST(Reason.DID_NOT_EXIST, "{0} did not exist in {1}."),
    /** An organisation's name, a year and names of its predecessors. */
    UNIT_NOT_SPLIT(
            Reason.UNIT_NOT_SPLIT,
            "{0} did not exist in {1}; it succeeded {2}, over which its results can''t be split back.");

    private final Reason reason;
    private final String english;

    Sentence(Reason reason, String english) {
        this.reason = reason;
        this.english = english;
    }

    Reason reason() {
        return reason;
    }

    String english(List<Object> arguments) {
        return new MessageFormat(english, Locale.ROOT).format(arguments.toArray());
    }
}
