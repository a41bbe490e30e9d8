package nl.korpsmonitor.service;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web service: what {@code ledger serve} starts. */
@SpringBootApplication(proxyBeanMethods = false)
public class ServiceApplication {}
