/** Lets those who run the service look into it: metrics and traces of requests and commands, by Micrometer's observations. */
@NullMarked
package nl.korpsmonitor.service.observation;

import org.jspecify.annotations.NullMarked;
