package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import nl.korpsmonitor.events.InquiryEvent.Kind;
import nl.korpsmonitor.query.readmodel.ViewTypes;
import nl.korpsmonitor.query.view.InquiryStatus;
import nl.korpsmonitor.query.web.exchange.Filters;
import org.jspecify.annotations.Nullable;

/** Of which inquiries a calendar tells when they are due, and in which language. Those that await no answer are in none. */
record CalendarQuestion(
        @Parameter(
                description = "By whose rules it is answered.",
                example = "WRITTEN_QUESTION",
                schema = @Schema(implementation = Kind.class))
        @Nullable
        String kind,

        @Parameter(description = "Code of the organisation that answers.", example = "nationale-politie") @Nullable
        String owner,

        @Parameter(
                description = "Dutch (nl) or English (en); Dutch when not given.",
                example = "en",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"nl", "en"}))
        @Nullable
        String language) {
    /** @throws nl.korpsmonitor.events.problems.InvalidInputException naming the parameter that is wrong */
    Filters filters() {
        return new Filters()
                .where(ViewTypes.STATUS, InquiryStatus.OPEN)
                .where(ViewTypes.KIND, Filters.oneOf("kind", kind, Kind.class))
                .where(ViewTypes.ORGANISATION, Filters.code("owner", owner));
    }

    /** @throws nl.korpsmonitor.events.problems.InvalidInputException when it is neither */
    CalendarLanguage inLanguage() {
        return Filters.choice("language", language, CalendarLanguage.NL);
    }
}
