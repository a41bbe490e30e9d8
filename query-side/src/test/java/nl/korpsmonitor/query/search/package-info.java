@NullMarked
package nl.korpsmonitor.query.search;

import org.jspecify.annotations.NullMarked;
