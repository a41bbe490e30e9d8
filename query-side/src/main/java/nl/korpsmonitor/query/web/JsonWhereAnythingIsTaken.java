package nl.korpsmonitor.query.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a client takes, with JSON first wherever it takes anything, or any application's form: of a path that answers in several forms it gets JSON unless it asks
 * for another one by name.
 */
final class JsonWhereAnythingIsTaken implements ContentNegotiationStrategy {
    private static final String APPLICATION = "application";

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> types = new ArrayList<>();
        for (MediaType type : header.resolveMediaTypes(request)) {
            boolean any = type.isWildcardType()
                    || (type.isWildcardSubtype() && type.getType().equals(APPLICATION));
            // A suffix, as in application/*+json, names a form of its own.
            if (any && !type.getSubtype().contains("+")) {
                types.add(MediaType.APPLICATION_JSON.copyQualityValue(type));
            }
            types.add(type);
        }
        return types.isEmpty() ? MEDIA_TYPE_ALL_LIST : types;
    }
}
