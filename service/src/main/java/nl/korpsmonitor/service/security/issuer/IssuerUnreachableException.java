package nl.korpsmonitor.service.security.issuer;

import org.springframework.security.authentication.AuthenticationServiceException;

/** Whether somebody is who he says can't be told now: the identity provider, its keys or its tokens can't be had. */
public final class IssuerUnreachableException extends AuthenticationServiceException {
    private static final long serialVersionUID = 1L;

    /** @param address of the provider, or of what of it can't be had: for the program's log */
    IssuerUnreachableException(String address, Throwable cause) {
        super("the identity provider at " + address + " can't be asked", cause);
    }
}
