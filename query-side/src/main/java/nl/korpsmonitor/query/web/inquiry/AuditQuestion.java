package nl.korpsmonitor.query.web.inquiry;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.korpsmonitor.events.AuditEvent.AuditPerformed;
import nl.korpsmonitor.events.AuditEvent.Result;
import nl.korpsmonitor.events.EventName;
import nl.korpsmonitor.events.problems.FieldFault;
import nl.korpsmonitor.events.problems.InvalidInputException;
import nl.korpsmonitor.ledger.EventFilter;
import nl.korpsmonitor.query.state.Times;
import nl.korpsmonitor.query.web.exchange.Filters;
import nl.korpsmonitor.query.web.exchange.ReadParameters;
import org.jspecify.annotations.Nullable;

/** Which audits are wanted. */
record AuditQuestion(
        @Parameter(
                description = "What they came to.",
                example = "FINDINGS",
                schema = @Schema(implementation = Result.class))
        @Nullable
        String result,

        @Parameter(description = "Pseudonym of who audited.", example = "4f2a9c0d1e6b4a7f8c3d5e6f7a8b9c0d") @Nullable
        String auditor,

        @Parameter(description = "Recorded at or after this RFC 3339 time.", example = "2026-10-01T00:00:00Z") @Nullable
        String from,

        @Parameter(description = "Recorded before this RFC 3339 time.", example = "2027-01-01T00:00:00Z") @Nullable
        String to) {
    private static final Set<String> PERFORMED =
            Set.of(Objects.requireNonNull(AuditPerformed.class.getAnnotation(EventName.class))
                    .value());

    /**
     * Read and checked, but for the result.
     *
     * @throws InvalidInputException naming every parameter that is wrong
     */
    EventFilter filter() {
        List<FieldFault> faults = new ArrayList<>();
        if (auditor != null && !ReadParameters.isSubject("actor/" + auditor)) {
            faults.add(new FieldFault("auditor", "the pseudonym of an actor"));
        }
        Instant since = Times.read("from", from, "", faults);
        Instant until = Times.read("to", to, "", faults);
        Times.requireOrder("from", since, "to", until, faults);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        return new EventFilter(null, PERFORMED, auditor, since, until);
    }

    /**
     * The result that is wanted; null for any.
     *
     * @throws InvalidInputException when it is none
     */
    @Nullable
    Result wanted() {
        return Filters.oneOf("result", result, Result.class);
    }
}
