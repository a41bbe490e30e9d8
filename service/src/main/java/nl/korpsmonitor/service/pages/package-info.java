/** What people see in a browser: who they are here, and where the rest is. */
@NullMarked
package nl.korpsmonitor.service.pages;

import org.jspecify.annotations.NullMarked;
