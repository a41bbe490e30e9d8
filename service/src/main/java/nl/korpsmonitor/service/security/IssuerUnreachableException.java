package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.AuthenticationServiceException;

/** Whether a token is right can't be told now: the identity provider's keys can't be had. */
final class IssuerUnreachableException extends AuthenticationServiceException {
    private static final long serialVersionUID = 1L;

    IssuerUnreachableException(Throwable cause) {
        super("the identity provider can't be asked for its keys", cause);
    }
}
