package nl.korpsmonitor.query.comparison;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that can't be compared or computed, or not without reserve, and why.
 *
 * @param reason for machines
 * @param edition the year of the edition where it lies; null when in both or between them
 * @param organisation its code; null when it is about all
 * @param dimension its code; null when it is about all
 * @param wording which sentence says it
 * @param arguments what stands in the sentence, as the wording tells: texts, and classes as constants
 */
public record NotComparable(
        Reason reason,
        @Nullable Integer edition,
        @Nullable String organisation,
        @Nullable String dimension,
        @JsonIgnore Sentence wording,
        @JsonIgnore List<Object> arguments) {

    public NotComparable {
        arguments = List.copyOf(arguments);
    }

    static NotComparable general(Sentence wording, Object... arguments) {
        return about(null, null, null, wording, arguments);
    }

    static NotComparable ofEdition(Sentence wording, int edition, Object... arguments) {
        return about(edition, null, null, wording, arguments);
    }

    static NotComparable of(Sentence wording, int edition, String organisation, Object... arguments) {
        return about(edition, organisation, null, wording, arguments);
    }

    static NotComparable about(
            @Nullable Integer edition,
            @Nullable String organisation,
            @Nullable String dimension,
            Sentence wording,
            Object... arguments) {
        List<Object> said = Stream.of(arguments)
                .map(each -> each instanceof Enum<?> ? each : each.toString())
                .toList();
        return new NotComparable(wording.reason(), edition, organisation, dimension, wording, said);
    }

    /** For people; in English. */
    @JsonProperty
    public String sentence() {
        return wording.english(arguments);
    }

    /** Why. */
    public enum Reason {
        /** Nothing at all is known of the edition's results. */
        NOTHING_KNOWN,
        /** The edition's framework is not known. */
        NO_FRAMEWORK,
        /** Of the organisation only a published class is known, not its scores. */
        ONLY_CLASS_KNOWN,
        /** Of the edition only published totals are known. */
        ONLY_TOTALS_KNOWN,
        /** The scales differ and no mapping between them is recorded. */
        SCALE_DIFFERS,
        /** The class limits, or how a mean is rounded before them, differ: the same mean may give another class. */
        CLASS_LIMITS_DIFFER,
        /** The dimension is in one of the two frameworks only. */
        DIMENSION_IN_ONE_EDITION,
        /** No dimension is in both frameworks and scored in both. */
        NO_COMMON_DIMENSION,
        /** The dimension has no score. */
        SCORE_MISSING,
        /** The organisation existed, but nothing is recorded of it in the edition. */
        NO_SCORECARD,
        /** The organisation did not exist yet. */
        DID_NOT_EXIST,
        /** The organisation had been succeeded by another. */
        SUCCEEDED,
        /** The organisation had ended without a successor. */
        ENDED,
        /** The unit succeeded others; its results can't be split back over them. */
        UNIT_NOT_SPLIT,
        /** A predecessor's weight in its successor is not laid down. */
        SUCCESSION_WITHOUT_WEIGHT,
        /** A predecessor went to several successors and its share in this one is not laid down. */
        SUCCESSION_WITHOUT_SHARE,
        /** A predecessor has no scores in the edition. */
        PREDECESSOR_NOT_SCORED,
        /** The unit was there beside one that it succeeded later; the latter's scorecard is left out. */
        SCORED_BESIDE_SUCCESSOR,
        /** The published class is not the one that follows from the scores. */
        NOTED_CLASS_DIFFERS,
        /** The two editions do not have a class for the same organisations. */
        ORGANISATIONS_DIFFER,
        /** Published totals count other organisations in one edition than in the other. */
        TOTALS_SCOPE_DIFFERS,
        /** Published totals have nothing in the other edition to stand against. */
        TOTALS_WITHOUT_COUNTERPART,
        /** A class is counted in the published totals of one edition only. */
        CLASS_NOT_COUNTED,
        /** One edition is invented and the other is not. */
        FICTITIOUS_BESIDE_REAL
    }
}
