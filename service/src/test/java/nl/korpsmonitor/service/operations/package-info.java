/** Holds the files by which the service is run (ops, compose.yaml, the workflow) to what the program really does. */
@NullMarked
package nl.korpsmonitor.service.operations;

import org.jspecify.annotations.NullMarked;
