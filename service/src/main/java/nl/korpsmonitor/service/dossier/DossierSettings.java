package nl.korpsmonitor.service.dossier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an archive is told of dossiers that the ledger does not know. It is in the dossiers' bytes: one that was issued under other settings can't be made again.
 *
 * @param creator name of the organisation that is answerable for them (archiefvormer); null for the one that answers the inquiry, by its code
 * @param appraisal whether they are kept for ever (waardering), in the words of the selection list
 * @param appraisalCode its code; null when there is none
 * @param appraisalList which list the words are from
 */
public record DossierSettings(
        @Nullable String creator,
        String appraisal,
        @Nullable String appraisalCode,
        String appraisalList) {
    /** Nothing was decided: that is what they say. */
    public static final DossierSettings UNDECIDED =
            new DossierSettings(null, "Nog niet vastgesteld", null, "geen selectielijst opgegeven");

    /** As they are set; null or blank for what is not. */
    public static DossierSettings of(
            @Nullable String creator,
            @Nullable String appraisal,
            @Nullable String appraisalCode,
            @Nullable String appraisalList) {
        return new DossierSettings(
                set(creator),
                Objects.requireNonNullElse(set(appraisal), UNDECIDED.appraisal),
                set(appraisalCode),
                Objects.requireNonNullElse(set(appraisalList), UNDECIDED.appraisalList));
    }

    private static @Nullable String set(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
