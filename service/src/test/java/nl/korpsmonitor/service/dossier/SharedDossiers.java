package nl.korpsmonitor.service.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all test classes that ask for a {@link DossierFixture} the same one: it takes long to start. It is closed after the last of all tests. */
final class SharedDossiers implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(SharedDossiers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DossierFixture.class;
    }

    @Override
    public DossierFixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(DossierFixture.class, key -> start(), DossierFixture.class);
    }

    private static DossierFixture start() {
        try {
            return new DossierFixture();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
