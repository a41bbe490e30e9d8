package nl.korpsmonitor.query.web.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param items in the order asked for
 * @param fictitious whether any item belongs to invented data
 * @param next link to the next stretch; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items,
        boolean fictitious,
        AsOf asOf,

        @Schema(example = "/v1/editions?limit=50&cursor=…") @Nullable
        String next) {}
