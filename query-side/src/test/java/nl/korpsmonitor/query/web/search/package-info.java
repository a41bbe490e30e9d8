@NullMarked
package nl.korpsmonitor.query.web.search;

import org.jspecify.annotations.NullMarked;
