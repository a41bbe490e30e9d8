package nl.korpsmonitor.command.edition;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.korpsmonitor.command.edition.EditionCommand.AdoptEdition;
import nl.korpsmonitor.command.edition.EditionCommand.CloseScoring;
import nl.korpsmonitor.command.edition.EditionCommand.DiscussEdition;
import nl.korpsmonitor.command.edition.EditionCommand.FixFramework;
import nl.korpsmonitor.command.edition.EditionCommand.FixScaleMapping;
import nl.korpsmonitor.command.edition.EditionCommand.LayForInspection;
import nl.korpsmonitor.command.edition.EditionCommand.NoteFinding;
import nl.korpsmonitor.command.edition.EditionCommand.NoteStep;
import nl.korpsmonitor.command.edition.EditionCommand.NoteTotals;
import nl.korpsmonitor.command.edition.EditionCommand.OfferEdition;
import nl.korpsmonitor.command.edition.EditionCommand.OpenEdition;
import nl.korpsmonitor.command.edition.EditionCommand.PresentEdition;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about editions. */
@RestController
@RequestMapping(path = "/v1/editions", consumes = MediaType.APPLICATION_JSON_VALUE)
public class EditionWrites {
    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public EditionWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Opens an edition; the only write whose body names the year. */
    @PostMapping
    @Writes(value = OpenEdition.class, named = "year")
    ResponseEntity<Object> open(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(request, OpenEdition.class, "year", PathSubject::edition);
    }

    /** Fixes the framework. */
    @PostMapping("/{year}/framework")
    @Writes(FixFramework.class)
    ResponseEntity<Object> fixFramework(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, FixFramework.class, PathSubject.edition(year));
    }

    /** Closes scoring. */
    @PostMapping("/{year}/scoring-closures")
    @Writes(CloseScoring.class)
    ResponseEntity<Object> closeScoring(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, CloseScoring.class, PathSubject.edition(year));
    }

    /** Adopts the edition. */
    @PostMapping("/{year}/adoptions")
    @Writes(AdoptEdition.class)
    ResponseEntity<Object> adopt(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, AdoptEdition.class, PathSubject.edition(year));
    }

    /** Records an offer. */
    @PostMapping("/{year}/offers")
    @Writes(OfferEdition.class)
    ResponseEntity<Object> offer(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, OfferEdition.class, PathSubject.edition(year));
    }

    /** Records a discussion. */
    @PostMapping("/{year}/discussions")
    @Writes(DiscussEdition.class)
    ResponseEntity<Object> discuss(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, DiscussEdition.class, PathSubject.edition(year));
    }

    /** Records the presentation to the House. */
    @PostMapping("/{year}/presentations")
    @Writes(PresentEdition.class)
    ResponseEntity<Object> present(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, PresentEdition.class, PathSubject.edition(year));
    }

    /** Records that it was laid for inspection. */
    @PostMapping("/{year}/inspections")
    @Writes(LayForInspection.class)
    ResponseEntity<Object> layForInspection(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, LayForInspection.class, PathSubject.edition(year));
    }

    /** Notes a step from a source. */
    @PostMapping("/{year}/noted-steps")
    @Writes(NoteStep.class)
    ResponseEntity<Object> noteStep(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, NoteStep.class, PathSubject.edition(year));
    }

    /** Notes published totals. */
    @PostMapping("/{year}/totals")
    @Writes(NoteTotals.class)
    ResponseEntity<Object> noteTotals(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, NoteTotals.class, PathSubject.edition(year));
    }

    /** Notes a published finding. */
    @PostMapping("/{year}/findings")
    @Writes(NoteFinding.class)
    ResponseEntity<Object> noteFinding(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, NoteFinding.class, PathSubject.edition(year));
    }

    /** Fixes a scale mapping. */
    @PostMapping("/{year}/scale-mappings")
    @Writes(FixScaleMapping.class)
    ResponseEntity<Object> fixScaleMapping(HttpServletRequest request, @PathVariable String year) throws IOException {
        return endpoint.accept(request, FixScaleMapping.class, PathSubject.edition(year));
    }
}
