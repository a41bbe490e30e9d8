/** The assembly: one program that keeps the ledger, decides commands, answers questions and guards the doors. */
@NullMarked
package nl.korpsmonitor.service;

import org.jspecify.annotations.NullMarked;
