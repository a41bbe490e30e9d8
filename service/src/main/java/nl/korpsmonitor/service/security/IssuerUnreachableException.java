package nl.korpsmonitor.service.security;

import org.springframework.security.authentication.AuthenticationServiceException;

/** Whether somebody is who he says can't be told now: the identity provider, its keys or its tokens can't be had. */
final class IssuerUnreachableException extends AuthenticationServiceException {
    private static final long serialVersionUID = 1L;

    IssuerUnreachableException(Throwable cause) {
        super("the identity provider can't be asked", cause);
    }
}
