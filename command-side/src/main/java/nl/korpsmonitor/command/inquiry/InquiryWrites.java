package nl.korpsmonitor.command.inquiry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import nl.korpsmonitor.command.http.PathSubject;
import nl.korpsmonitor.command.http.WriteEndpoint;
import nl.korpsmonitor.command.http.Writes;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AmendAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.AnswerInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CiteEvidence;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CloseInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.CorrectInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.DraftAnswer;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ExtendDueDate;
import nl.korpsmonitor.command.inquiry.InquiryCommand.NameRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReassignInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RegisterInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.RemoveRecipient;
import nl.korpsmonitor.command.inquiry.InquiryCommand.ReopenInquiry;
import nl.korpsmonitor.command.inquiry.InquiryCommand.WithdrawCitation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes about inquiries. */
@RestController
@RequestMapping(path = "/v1/inquiries", consumes = MediaType.APPLICATION_JSON_VALUE)
public class InquiryWrites {
    private static final String CODE = "code";

    private final WriteEndpoint endpoint;

    /** @param endpoint does the work */
    public InquiryWrites(WriteEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes a question known; its body names the code. */
    @PostMapping
    @Writes(value = RegisterInquiry.class, named = CODE)
    ResponseEntity<Object> register(HttpServletRequest request) throws IOException {
        return endpoint.acceptNamed(request, RegisterInquiry.class, CODE, InquiryWrites::inquiry);
    }

    /** Puts right what was registered. */
    @PostMapping("/{code}/corrections")
    @Writes(CorrectInquiry.class)
    ResponseEntity<Object> correct(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, CorrectInquiry.class, inquiry(code));
    }

    /** Has somebody else answer it. */
    @PostMapping("/{code}/reassignments")
    @Writes(ReassignInquiry.class)
    ResponseEntity<Object> reassign(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, ReassignInquiry.class, inquiry(code));
    }

    /** Takes more time. */
    @PostMapping("/{code}/extensions")
    @Writes(ExtendDueDate.class)
    ResponseEntity<Object> extend(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, ExtendDueDate.class, inquiry(code));
    }

    /** Cites evidence. */
    @PostMapping("/{code}/citations")
    @Writes(CiteEvidence.class)
    ResponseEntity<Object> cite(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, CiteEvidence.class, inquiry(code));
    }

    /** Cites an item no more. */
    @PostMapping("/{code}/citations/{item}/withdrawals")
    @Writes(WithdrawCitation.class)
    ResponseEntity<Object> withdraw(HttpServletRequest request, @PathVariable String code, @PathVariable String item)
            throws IOException {
        return endpoint.accept(request, WithdrawCitation.class, inquiry(code), Map.of("item", item));
    }

    /** Names a recipient. */
    @PostMapping("/{code}/recipients")
    @Writes(NameRecipient.class)
    ResponseEntity<Object> name(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, NameRecipient.class, inquiry(code));
    }

    /** Removes a recipient, whom the body names: pseudonyms stay out of addresses. */
    @PostMapping("/{code}/recipients/removals")
    @Writes(RemoveRecipient.class)
    ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, RemoveRecipient.class, inquiry(code));
    }

    /** Keeps a draft. */
    @PostMapping("/{code}/drafts")
    @Writes(DraftAnswer.class)
    ResponseEntity<Object> draft(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, DraftAnswer.class, inquiry(code));
    }

    /** Answers. */
    @PostMapping("/{code}/answers")
    @Writes(AnswerInquiry.class)
    ResponseEntity<Object> answer(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, AnswerInquiry.class, inquiry(code));
    }

    /** Replaces the answer. */
    @PostMapping("/{code}/amendments")
    @Writes(AmendAnswer.class)
    ResponseEntity<Object> amend(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, AmendAnswer.class, inquiry(code));
    }

    /** Ends it. */
    @PostMapping("/{code}/closures")
    @Writes(CloseInquiry.class)
    ResponseEntity<Object> close(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, CloseInquiry.class, inquiry(code));
    }

    /** Opens it again. */
    @PostMapping("/{code}/reopenings")
    @Writes(ReopenInquiry.class)
    ResponseEntity<Object> reopen(HttpServletRequest request, @PathVariable String code) throws IOException {
        return endpoint.accept(request, ReopenInquiry.class, inquiry(code));
    }

    private static PathSubject inquiry(String code) {
        return PathSubject.of("inquiry", CODE, code);
    }
}
