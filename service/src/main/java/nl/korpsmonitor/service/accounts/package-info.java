/** Local accounts: who may log in, in which roles, and under which pseudonym the ledger knows them. */
@NullMarked
package nl.korpsmonitor.service.accounts;

import org.jspecify.annotations.NullMarked;
