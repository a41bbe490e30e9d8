package nl.korpsmonitor.query.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.korpsmonitor.events.values.Document;
import nl.korpsmonitor.events.values.PartialDate;
import nl.korpsmonitor.events.values.Subject;
import nl.korpsmonitor.query.view.DocumentView;
import nl.korpsmonitor.query.view.DocumentView.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * A document's description.
 *
 * @param sequence of its last event; what {@code If-Match} compares with
 * @param document its fields stand beside the others
 * @param receivedOn the day on which it reached us
 * @param edition year of the edition whose working paper it is, and with which it becomes public; absent when it is nobody's
 * @param file absent when its bytes are not stored here
 * @param events positions of its events: {@code /v1/events/{position}}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentResource(
        @Schema(type = "string", example = "document/kst-28638-103")
        Subject subject,

        long sequence,
        @JsonUnwrapped Document document,
        @Schema(type = "string", example = "2013-10-24") PartialDate receivedOn,
        @Schema(example = "2014") @Nullable Integer edition,
        @Nullable StoredFile file,
        boolean fictitious,
        long position,
        List<Long> events) {

    /** Shows a view. */
    public static DocumentResource of(DocumentView view) {
        return new DocumentResource(
                view.head().subject(),
                view.head().sequence(),
                view.document(),
                view.receivedOn(),
                view.edition(),
                view.file(),
                view.head().fictitious(),
                view.head().position(),
                view.positions());
    }
}
